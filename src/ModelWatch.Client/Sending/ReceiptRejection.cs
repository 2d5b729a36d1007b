namespace ModelWatch.Client.Sending;

/// <summary>One refused line; <paramref name="Index"/> counts from 0.</summary>
internal sealed record ReceiptRejection(int Index, string Reason, string? Detail);
