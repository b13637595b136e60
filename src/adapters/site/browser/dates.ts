// Shows moments in the reader's own zone. Days of the calendar are the same everywhere.

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

for (const time of document.querySelectorAll('time')) {
  const moment = new Date(time.dateTime);
  if (Number.isNaN(moment.getTime()) || !time.dateTime.includes('T')) continue;
  const shown = time.dataset.clock === undefined ? day : { ...day, ...clock };
  time.textContent = new Intl.DateTimeFormat('en-GB', shown).format(moment);
  time.title = new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...day, ...clock }).format(moment);
}
