import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { StudyReport } from '@/api/types';
import { Panel } from '@/components/Page';
import { words } from '@/lib/format';
import { CurveChart } from './CurveChart';
import { curvesOf } from './report-curves';
import classes from './StudyPage.module.css';

/** How a measure grows with what it is given: labels, components. The address says which is shown. */
export function ReportCurves({ report }: { report: StudyReport }) {
  const search = useSearch({ from: '/studies/$studyId' });
  const navigate = useNavigate({ from: '/studies/$studyId' });
  const groups = useMemo(() => curvesOf(report), [report]);
  const shown = groups.find((group) => group.id === search.curve) ?? groups[0];
  if (!shown) return null;
  return (
    <Panel
      flush
      title="Curves"
      aside={
        <Select
          aria-label="Curve"
          searchable
          data={groups.map((group) => ({
            value: group.id,
            label: `${group.task}: ${group.name} against ${group.xName}, ${words(group.part)}`,
          }))}
          value={shown.id}
          onChange={(curve) =>
            void navigate({
              search: { ...search, curve: curve ?? undefined },
              replace: true,
              resetScroll: false,
            })
          }
          allowDeselect={false}
          w={420}
          maw="100%"
        />
      }
    >
      <div className={classes.curve}>
        <CurveChart group={shown} data={report.datasets} />
      </div>
      <div className={classes.foot}>
        Points are means over runs. A band goes from the lowest to the highest end of the runs’ 95 %
        intervals.
      </div>
    </Panel>
  );
}
