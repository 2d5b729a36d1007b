namespace ModelWatch.Web.Views;

/// <summary>One value that cannot be used, in its event.</summary>
public sealed record QuarantineRow(string Event, string Detail, string Subject, string Value, string Why);
