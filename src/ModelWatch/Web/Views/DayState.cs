namespace ModelWatch.Web.Views;

/// <summary>What a day was: within its limits, beyond one, without a verdict, or before there was a record.</summary>
public enum DayState { Quiet, Beyond, NotAssessable, NoRecord }
