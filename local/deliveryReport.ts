/** What a mail server writes when a mail could not be delivered. Gmail puts it into the thread of the mail it is about. */
import { header, type Message } from './mailStore';

export interface DeliveryReport {
  /** Whose mailbox it comes to, and whom the mail was for. */
  to: string;
  failed: string;
  message: Message;
  action: 'failed' | 'delayed';
  /** An enhanced status such as 5.1.1. */
  status: string;
  diagnostic: string;
  words: string;
  at: number;
  newId(): string;
}

/** A raw multipart/report of RFC 3464, with the headers of the mail it is about. */
export const deliveryReport = (report: DeliveryReport): string => {
  const { to, failed, message, action, status, diagnostic, words } = report;
  const boundary = `report-${report.newId()}`;
  return [
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    `To: ${to}`,
    `Subject: Delivery Status Notification (${action === 'failed' ? 'Failure' : 'Delay'})`,
    `Date: ${new Date(report.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${report.newId()}@mx.google.com>`,
    `In-Reply-To: ${header(message, 'Message-ID')}`,
    `References: ${header(message, 'Message-ID')}`,
    'Auto-Submitted: auto-replied',
    'Return-Path: <>',
    ...(action === 'failed' ? [`X-Failed-Recipients: ${failed}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; boundary="${boundary}"; report-type=delivery-status`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=UTF-8',
    '',
    words,
    '',
    diagnostic,
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    '',
    `Final-Recipient: rfc822; ${failed}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    `--${boundary}`,
    'Content-Type: message/rfc822',
    '',
    message.raw.split(/\r?\n\r?\n/)[0]!,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
};
