namespace ModelWatch.Client.Sending;

/// <summary>What the service says of a batch: stored, known already, refused.</summary>
internal sealed record Receipt(int Accepted, int Duplicates, IReadOnlyList<ReceiptRejection> Rejected)
{
    public int Total => Accepted + Duplicates + Rejected.Count;
}
