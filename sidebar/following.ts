import { useEffect } from 'preact/hooks';

/** Google tells nobody that the selection moved: it is asked for on coming back to the page, and rarely besides. */
const lookEvery = 15_000;
const restBetween = 2_000;

/** Calls `look` now, gently while the page is in sight, and whenever a person turns to it. */
export function useFollowing(look: () => void): void {
  useEffect(() => {
    let asked = 0;
    const turn = (): void => {
      const now = performance.now();
      if (document.visibilityState !== 'visible' || (asked > 0 && now - asked < restBetween)) return;
      asked = now;
      look();
    };
    turn();
    const timer = setInterval(turn, lookEvery);
    window.addEventListener('focus', turn);
    document.addEventListener('visibilitychange', turn);
    document.documentElement.addEventListener('pointerenter', turn);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', turn);
      document.removeEventListener('visibilitychange', turn);
      document.documentElement.removeEventListener('pointerenter', turn);
    };
  }, [look]);
}
