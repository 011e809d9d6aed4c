import type { EngagementLevel } from './vocabulary';

/** Counts for one prospect. Null opens or clicks are not tracked; 0 is tracked, none. */
export interface EngagementCounts {
  readonly sent: number | null;
  readonly opens: number | null;
  readonly clicks: number | null;
  readonly replies: number | null;
  /** A meeting was booked. */
  readonly meeting?: boolean;
}

/**
 * How engaged a prospect is (G1 §Required CRM Fields). Whoever is not tracked, or was sent nothing, is Unknown and never Low:
 * silence that nobody could hear says nothing.
 */
export const engagementLevel = ({ sent, opens, clicks, replies, meeting }: EngagementCounts): EngagementLevel => {
  if ((replies ?? 0) > 0 || (clicks ?? 0) > 0 || meeting === true) return 'High';
  if ((opens ?? 0) > 0) return 'Medium';
  return opens !== null && (sent ?? 0) > 0 ? 'Low' : 'Unknown';
};
