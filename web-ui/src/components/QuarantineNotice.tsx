import type { Mark } from '@/api/types';
import { formatAbsolute } from '@/lib/format';
import { Notice } from './Notice';

/** Says that something is out of use, and whose withdrawn consent it follows from. */
export function QuarantineNotice({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark) => (
    <Notice key={mark.brainId} tone="warn">
      In quarantine since {formatAbsolute(mark.since)}: the consent of brain {mark.brain} was
      withdrawn (version {mark.consentVersion}, {mark.by}){mark.reason ? `: ${mark.reason}` : ''}.
      It cannot be used or downloaded until a new consent is recorded.
    </Notice>
  ));
}
