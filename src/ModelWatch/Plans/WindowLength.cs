namespace ModelWatch.Plans;

/// <summary>The lengths that a window may have. Day, week and month are calendar units in the zone of the report.</summary>
internal enum WindowLength { FiveMinutes, FifteenMinutes, OneHour, OneDay, OneWeek, OneMonth }
