namespace ModelWatch.Client.Buffering;

/// <summary>What a record of the ring holds: one form and some flags.</summary>
internal static class RecordTag
{
    /// <summary>Claimed, and then its values could not be read.</summary>
    public const int Void = 0;

    public const int Doubles = 1;
    public const int Floats = 2;
    public const int Mixed = 3;
    public const int Named = 4;
    public const int Outcome = 5;
    public const int FormMask = 0xFF;
    public const int HasTextId = 0x100;
    public const int HasLabel = 0x200;
    public const int HasSegments = 0x400;
    public const int HasSource = 0x800;
}
