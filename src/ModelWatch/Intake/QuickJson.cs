using System.Runtime.CompilerServices;

namespace ModelWatch.Intake;

/// <summary>The steps of a quick walk over an object: each passes what it names, or gives up. Pure.</summary>
internal static class QuickJson
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Space(ReadOnlySpan<byte> json, ref int at)
    {
        if ((uint)at < (uint)json.Length && json[at] <= ' ')
        {
            JsonCheck.Space(json, ref at);
        }
    }

    /// <summary>Passes the opening brace of an object, and the closing one where it is empty.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> json, ref int at, out bool ended)
    {
        ended = false;
        if ((uint)at >= (uint)json.Length || json[at] != '{')
        {
            return false;
        }

        at++;
        Space(json, ref at);
        ended = (uint)at < (uint)json.Length && json[at] == '}';
        at += ended ? 1 : 0;
        return true;
    }

    /// <summary>Passes a name of plain text and its colon.</summary>
    public static bool TryName(ReadOnlySpan<byte> json, ref int at, out ReadOnlySpan<byte> name)
    {
        name = default;
        if ((uint)at >= (uint)json.Length || json[at] != '"')
        {
            return false;
        }

        var length = TextScan.Plain(json, at + 1);
        if (length is < 0 or > IntakeLimits.LongestName)
        {
            return false;
        }

        name = json.Slice(at + 1, length);
        at += length + 2;
        return TryColon(json, ref at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryColon(ReadOnlySpan<byte> json, ref int at)
    {
        Space(json, ref at);
        if ((uint)at >= (uint)json.Length || json[at] != ':')
        {
            return false;
        }

        at++;
        Space(json, ref at);
        return (uint)at < (uint)json.Length;
    }

    /// <summary>Passes the comma before the next member or the brace after the last.</summary>
    /// <param name="json">The body.</param>
    /// <param name="at">Behind a value.</param>
    /// <param name="ended">Whether it was the brace.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGoOn(ReadOnlySpan<byte> json, ref int at, out bool ended)
    {
        Space(json, ref at);
        ended = false;
        if ((uint)at >= (uint)json.Length)
        {
            return false;
        }

        var mark = json[at++];
        ended = mark == '}';
        if (mark == ',')
        {
            Space(json, ref at);
            return true;
        }

        return ended;
    }
}
