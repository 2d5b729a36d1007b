using ModelWatch.Intake;
using ModelWatch.State;

namespace ModelWatch.Tests.Intake;

public sealed class MaskKeyTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-mask-").FullName;
    private readonly StateDatabase _state;

    public MaskKeyTests() => _state = new StateDatabase(Path.Combine(_directory, "state.db"), MaskTables.Migrations);

    private string File => Path.Combine(_directory, "mask.key");

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Open_Again_GivesTheSameKeyForItsOwnerAlone()
    {
        var key = MaskKey.Open(File, _state);
        Assert.Equal(key, MaskKey.Open(File, _state));
        Assert.Equal(32, key.Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void Open_AKeyFromBeforeTheCheck_IsTakenAsItIs()
    {
        System.IO.File.WriteAllBytes(File, new byte[32]);
        Assert.Equal(new byte[32], MaskKey.Open(File, _state));
    }

    [Theory]
    [InlineData("flipped", "is damaged")]
    [InlineData("short", "has 31 bytes")]
    [InlineData("empty", "has 0 bytes")]
    [InlineData("gone", "is gone")]
    public void Open_AnotherKeyThanBefore_IsRefusedWithWhatToDo(string change, string word)
    {
        var key = MaskKey.Open(File, _state);
        if (change == "gone")
            System.IO.File.Delete(File);
        else
            System.IO.File.WriteAllBytes(File, change == "flipped" ? [(byte)(key[0] ^ 1), .. key[1..]] : change == "short" ? key[1..] : []);
        var fault = Assert.Throws<MaskKeyFault>(() => MaskKey.Open(File, _state));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.Contains("backup", fault.Message, StringComparison.Ordinal);
    }
}
