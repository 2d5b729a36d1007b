using System.Security.Cryptography;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Intake;

/// <summary>The mask's key of an installation: made on first use, kept beside the data with no access for others, and checked at each start against the record.</summary>
internal static class MaskKey
{
    private const int Bytes = 32;

    /// <exception cref="MaskKeyFault">The key is gone, cut short, or another than before.</exception>
    public static byte[] Open(string path, IStateStore state)
    {
        var known = state.Read(connection => connection.QuerySingleOrDefault<byte[]>("SELECT value FROM mask_check"));
        if (!File.Exists(path))
        {
            if (known is not null)
            {
                throw new MaskKeyFault(path, "is gone");
            }

            Make(path);
        }

        var key = File.ReadAllBytes(path);
        if (key.Length != Bytes)
        {
            throw new MaskKeyFault(path, $"has {key.Length} bytes and not {Bytes}");
        }

        var check = HMACSHA256.HashData(key, "modelwatch mask check"u8);
        if (known is null)
        {
            state.Write(transaction => transaction.Connection!.Execute("INSERT INTO mask_check (slot, value) VALUES (1, @check)", new { check }, transaction));
        }
        else if (!known.AsSpan().SequenceEqual(check))
        {
            throw new MaskKeyFault(path, "is damaged or belongs to other data");
        }

        return key;
    }

    /// <summary>Under another name first: a death on the way leaves no half of a key.</summary>
    private static void Make(string path)
    {
        var part = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(part, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        }

        DirectorySync.Run(part);
        File.Move(part, path);
        DirectorySync.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
