using Dapper;
using ModelWatch.State;

namespace ModelWatch.Tests.State;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-backup-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Restored => Path.Combine(_folder, "restored");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Create_WhileTheDatabaseIsOpen_HasWhatWasCommitted()
    {
        using var state = Filled(rows: 3);
        var (path, manifest) = Backup.Create(Data, Now);
        state.Write(t => t.Connection!.Execute("INSERT INTO thing VALUES (99)", transaction: t));
        Assert.Equal(["mask.key", "state.db"], manifest.Files.Select(f => f.Path));
        Assert.Null(Restore.Run(path, Restored));
        using var restored = new StateDatabase(Path.Combine(Restored, "state.db"), Tables);
        Assert.Equal(3, Rows(restored));
        Assert.Equal("secret", File.ReadAllText(Path.Combine(Restored, "mask.key")));
    }

    [Fact]
    public void Create_Twice_LeavesTheFirstBackupOut()
    {
        using var state = Filled(rows: 1);
        var first = Backup.Create(Data, Now);
        var second = Backup.Create(Data, Now.AddHours(1));
        Assert.Equal(first.Manifest.Files.Select(f => f.Path), second.Manifest.Files.Select(f => f.Path));
    }

    [Fact]
    public void Create_KeepsTheAccessRightsOfTheKey()
    {
        if (OperatingSystem.IsWindows()) return; // It has no such rights.
        using var state = Filled(rows: 1);
        File.SetUnixFileMode(Path.Combine(Data, "mask.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (path, _) = Backup.Create(Data, Now);
        Assert.Null(Restore.Run(path, Restored));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Restored, "mask.key")));
    }

    [Theory]
    [InlineData("state.db", "state.db is not what was backed up")]
    [InlineData("mask.key", "mask.key is not what was backed up")]
    public void Restore_OfAFileWithOneOtherByte_NamesItAndWritesNothing(string file, string why)
    {
        using var state = Filled(rows: 1);
        var (path, _) = Backup.Create(Data, Now);
        var bytes = File.ReadAllBytes(Path.Combine(path, file));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(path, file), bytes);
        Assert.Contains(why, Restore.Run(path, Restored), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
    }

    [Fact]
    public void Restore_OfAMissingFile_NamesIt()
    {
        using var state = Filled(rows: 1);
        var (path, _) = Backup.Create(Data, Now);
        File.Delete(Path.Combine(path, "mask.key"));
        Assert.Contains("mask.key is missing", Restore.Run(path, Restored), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_IntoADirectoryWithSomething_OverwritesNothing()
    {
        using var state = Filled(rows: 1);
        var (path, _) = Backup.Create(Data, Now);
        Assert.Contains("is not empty", Restore.Run(path, Data), StringComparison.Ordinal);
        Assert.Equal(1, Rows(state));
    }

    [Theory]
    [InlineData("""{"form":2,"created":"2026-03-01T00:00:00Z","files":[]}""", "newer ModelWatch")]
    [InlineData("""{"form":1,"created":"2026-03-01T00:00:00Z","files":[]}""", "state.db is missing")]
    [InlineData("""{"form":1,"created":"2026-03-01T00:00:00Z","files":[{"path":"../x","bytes":1,"sha256":""}]}""", "lies outside of it")]
    [InlineData("""{"form":1,"created":"2026-03-01T00:00:00Z","files":[{"path":"/etc/x","bytes":1,"sha256":""}]}""", "lies outside of it")]
    [InlineData("null", "is empty")]
    [InlineData("{", "cannot be read")]
    public void Restore_OfAStrangeManifest_SaysWhy(string manifest, string why)
    {
        File.WriteAllText(Path.Combine(_folder, BackupManifest.FileName), manifest);
        Assert.Contains(why, Restore.Run(_folder, Restored), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
    }

    private static readonly Migration[] Tables = [new("Test", 1, "CREATE TABLE thing (id INTEGER)")];

    private StateDatabase Filled(int rows)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "mask.key"), "secret");
        var state = new StateDatabase(Path.Combine(Data, "state.db"), Tables);
        for (var i = 0; i < rows; i++)
        {
            state.Write(t => t.Connection!.Execute("INSERT INTO thing VALUES (@i)", new { i }, t));
        }

        return state;
    }

    private static long Rows(StateDatabase state) => state.Read(c => c.ExecuteScalar<long>("SELECT COUNT(*) FROM thing"));
}
