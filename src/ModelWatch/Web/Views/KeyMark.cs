namespace ModelWatch.Web.Views;

/// <summary>The marks of the charts; each means the same on every page.</summary>
public enum KeyMark { Reference, Now, Band, Limit, Criterion, Beyond, Final, Provisional, NotAssessable }
