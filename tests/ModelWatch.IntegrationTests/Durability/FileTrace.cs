using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>Reads a trace of a service (<c>strace -f -y -xx</c>) and keeps the journal's files as they were after each call.</summary>
internal sealed partial class FileTrace
{
    public const string Calls = "trace=pwrite64,write,ftruncate,fdatasync,fsync,unlink,sendto,sendmsg";
    private const string Answer = "HTTP/1.1 202";
    private readonly Dictionary<string, string> _begun = [];

    public TracedFile Database { get; } = new();

    public TracedFile Log { get; } = new();

    /// <summary>Answers of success that have left.</summary>
    public int Answers { get; private set; }

    /// <summary>Applies one line; true where it changed a file of the journal.</summary>
    public bool Apply(string line)
    {
        var (thread, text) = (line.Split(' ', 2)[0], line[(line.IndexOf(' ') + 1)..].TrimStart());
        if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
        {
            // An answer counts when it may have left, a change when it is done.
            CountAnswer(text);
            _begun[thread] = text[..^"<unfinished ...>".Length].TrimEnd();
            return false;
        }

        var resumed = Resumed().Match(text);
        if (resumed.Success)
            return _begun.Remove(thread, out var begun) && Change(begun + Padding().Replace(text[resumed.Length..], ") = "));
        CountAnswer(text);
        return Change(text);
    }

    private void CountAnswer(string text)
    {
        if (text.StartsWith("send", StringComparison.Ordinal) && text.Contains(Hex(Answer), StringComparison.Ordinal))
            Answers++;
    }

    private bool Change(string text)
    {
        var call = Call().Match(text);
        if (!call.Success || !text.Contains(") = ", StringComparison.Ordinal) || text.Contains(") = -1", StringComparison.Ordinal))
            return false;
        var path = call.Groups["path"].Value.EndsWith(Hex("/journal.db"), StringComparison.Ordinal) ? Database : call.Groups["path"].Value.EndsWith(Hex("/journal.db-wal"), StringComparison.Ordinal) ? Log : null;
        if (path is null)
            return false;
        switch (call.Groups["name"].Value)
        {
            case "pwrite64":
                path.Write(Number(Offset().Match(text).Groups[1].Value), Bytes(call.Groups["data"].Value));
                return true;
            case "ftruncate":
                path.Truncate(Number(Length().Match(text).Groups[1].Value));
                return true;
            case "unlink":
                path.Remove();
                return true;
            default:
                path.Sync();
                return true;
        }
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    private static string Hex(string text) => string.Concat(Encoding.ASCII.GetBytes(text).Select(b => $"\\x{b:x2}"));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace("\\x", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    // A short line is filled up to a column.
    [GeneratedRegex(@"\) += ")]
    private static partial Regex Padding();

    [GeneratedRegex(@"^(?<name>pwrite64|ftruncate|fdatasync|fsync|unlink)\((?:\d+<(?<path>[^>]*)>|""(?<path>[^""]*)"")(?:, ""(?<data>[^""]*)"")?")]
    private static partial Regex Call();

    [GeneratedRegex(@", (\d+)\) = \d+$")]
    private static partial Regex Offset();

    [GeneratedRegex(@">, (\d+)\)")]
    private static partial Regex Length();
}
