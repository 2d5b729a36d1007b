namespace ModelWatch.Client;

/// <summary>Something that went wrong on the way to the service. Holds no values of an event.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Reason">The service's reason (<c>id-conflict</c>, ...), <c>http-401</c>, <c>network</c>, <c>timeout</c> or the reason of a drop.</param>
/// <param name="Detail">The words of the service or of the network, where there are any.</param>
/// <param name="Id">The id of a rejected event.</param>
/// <param name="Events">How many events or outcomes it concerns.</param>
public sealed record DeliveryProblem(ProblemKind Kind, string Reason, string? Detail, string? Id, int Events);
