import './style.css';
import { render } from 'preact';
import { App } from './app';
// Last: what a narrow or a calm page asks for holds over every view.
import './modes.css';

const page = document.getElementById('app');
if (page !== null) {
  page.textContent = '';
  render(<App />, page);
}
