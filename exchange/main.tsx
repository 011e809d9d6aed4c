import '../sidebar/style.css';
import './style.css';
import { render } from 'preact';
import { App } from './app';

const page = document.getElementById('app');
if (page !== null) {
  page.textContent = '';
  render(<App />, page);
}
