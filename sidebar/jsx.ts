/** What tags compile to. The build puts this in front of every file: a call with its children behind weighs less than one with a list. */
export { Fragment, h } from 'preact';
