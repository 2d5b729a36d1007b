using System.Text;

namespace ModelWatch.Intake;

/// <summary>Texts of envelopes that come again and again (versions, sources), found by their bytes. Keeps 64. Not thread safe.</summary>
internal sealed class TextCache
{
    private const int Slots = 64;
    private readonly (byte[] Bytes, string Text)[] _known = new (byte[], string)[Slots];

    /// <summary>The text of bytes that are UTF-8.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        var hash = utf8.Length == 0 ? 0 : (utf8.Length * 31) + (utf8[0] * 7) + (utf8[^1] * 13) + utf8[utf8.Length / 2];
        ref var slot = ref _known[hash % Slots];
        if (slot.Bytes is null || !utf8.SequenceEqual(slot.Bytes))
        {
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return slot.Text;
    }
}
