using System.Buffers.Text;
using System.Text;

namespace ModelWatch.Intake;

/// <summary>Reads the members of an envelope for <see cref="QuickReader"/>, and gives up on all that is not plain. Not thread safe.</summary>
internal sealed class QuickEnvelope
{
    private readonly TextCache _versions = new();
    private readonly TextCache _sources = new();

    public bool TryRead(ReadOnlySpan<byte> json, ref int at, EventMember member, ref Envelope envelope, ref UInt128 sum)
    {
        var key = EventMembers.KeyOf(member);
        if (json[at] != '"')
        {
            return TryNumber(json, ref at, member, key, ref envelope, ref sum);
        }

        var length = TextScan.Plain(json, at + 1);
        if (length is <= 0 or > EnvelopeId.LongestText)
        {
            return false;
        }

        var text = json.Slice(at + 1, length);
        at += length + 2;
        sum += ContentHash.Scalar(key, JsonKind.Text, text);
        switch (member)
        {
            case EventMember.Id:
                envelope.Id = Encoding.UTF8.GetString(text);
                return true;
            case EventMember.Time:
                envelope.Time = EventTime.TryParse(text, out var ticks) ? ticks : null;
                return true;
            case EventMember.Version:
                envelope.Version = _versions.Of(text);
                return true;
            case EventMember.Source:
                envelope.Source = _sources.Of(text);
                return true;
            default:
                return false;
        }
    }

    private static bool TryNumber(ReadOnlySpan<byte> json, ref int at, EventMember member, UInt128 key, ref Envelope envelope, ref UInt128 sum)
    {
        var length = NumberScan.Read(json[at..], out var value, out _);
        if (length == 0)
        {
            return false;
        }

        var text = json.Slice(at, length);
        at += length;
        sum += ContentHash.Scalar(key, JsonKind.Number, text);
        switch (member)
        {
            case EventMember.Id when text.Length <= EnvelopeId.LongestText && text.IndexOfAny(".eE"u8) < 0:
                envelope.Id = Encoding.UTF8.GetString(text);
                return true;
            case EventMember.Sequence:
                return Utf8Parser.TryParse(text, out envelope.Sequence, out var consumed) && consumed == length;
            case EventMember.Weight when value is > 0 and <= 1e9:
                envelope.Weight = value;
                return true;
            default:
                return false;
        }
    }
}
