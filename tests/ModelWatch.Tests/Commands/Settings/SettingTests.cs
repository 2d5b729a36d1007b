using Microsoft.Extensions.Configuration;
using ModelWatch.Commands.Settings;
using ModelWatch.Journal;
using ModelWatch.Series;

namespace ModelWatch.Tests.Commands.Settings;

/// <summary>Settings as people write them: forms, mistakes of all sections at once, and the command line over everything.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("67108864", 67108864L)]
    [InlineData("64MiB", 67108864L)]
    [InlineData(" 64 MiB ", 67108864L)]
    [InlineData("64mib", 67108864L)]
    [InlineData("1GiB", 1073741824L)]
    [InlineData("500KB", 500000L)]
    [InlineData("0", 0L)]
    [InlineData("64Mx", null)]
    [InlineData("MiB", null)]
    [InlineData("1.5GiB", null)]
    [InlineData("", null)]
    [InlineData("9223372036854775807TiB", null)]
    public void Size_IsBytesOrNone(string text, long? bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Theory]
    [InlineData(1L)]
    [InlineData(0L)]
    [InlineData(1024L)]
    [InlineData(67108864L)]
    [InlineData(67108865L)]
    public void Size_Written_IsReadBack(long bytes) => Assert.Equal(bytes, ByteSize.Parse(ByteSize.Written(bytes)));

    [Theory]
    [InlineData("Journal:Reserve", "64Mx", "Journal:Reserve: '64Mx' is no number of bytes; write one such as 67108864, 64MiB or 64MB.")]
    [InlineData("Journal:Reserve", "1KiB", "Journal:Reserve: '1KiB' must be from 1MiB to 1TiB.")]
    [InlineData("Windows:CloseInterval", "5x", "Windows:CloseInterval: '5x' is no length of time; write one such as 00:01:30, 1.12:00:00, 90s, 5m, 24h or 30d.")]
    [InlineData("Windows:CloseInterval", "10", "Windows:CloseInterval: '10' is no length")]
    [InlineData("Windows:CloseInterval", "1h", "Windows:CloseInterval: '1h' must be from 00:00:01 to 00:10:00.")]
    [InlineData("Limits:Models", "many", "Limits:Models: 'many' is no whole number.")]
    [InlineData("Limits:Models", "99999999999", "Limits:Models: '99999999999' must be from")]
    [InlineData("Access:AllowPlainHttp", "yes", "Access:AllowPlainHttp: 'yes' is neither true nor false.")]
    [InlineData("Access:BootstrapKy", "x", "Access:BootstrapKy is no setting of ModelWatch. Did you mean BootstrapKey?")]
    [InlineData("Series:Influx:Bukket", "x", "Series:Influx:Bukket is no setting of ModelWatch. Did you mean Bucket?")]
    [InlineData("Folders:0:Pth", "x", "Folders:0:Pth is no setting of ModelWatch. Did you mean Path?")]
    [InlineData("Folders:first:Path", "x", "Folders:first: Folders is a list")]
    [InlineData("Window:CloseInterval", "1s", "Window is no section of ModelWatch. Did you mean Windows?")]
    [InlineData("Service:DrainDelay", "1m", "Service:DrainDelay: '1m' must be from 00:00:00 to 00:00:20.")]
    public void Mistake_IsOneSentenceThatNamesTheSetting(string name, string value, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(Read((name, value)).Mistakes), StringComparison.Ordinal);

    [Fact]
    public void Mistakes_OfAllSections_AreFoundAtOnceAndHideNoOther()
    {
        var (configuration, mistakes) = Read(("Journal:Reserve", "64Mx"), ("Journal:MostRecent", "1"), ("Windows:CloseInterval", "5x"), ("Limits:Models", "many"), ("Series:Seed", "x"), ("Doors:Componnt", "x"));
        Assert.Equal(5, mistakes.Count);
        Assert.Equal(new JournalOptions().Reserve, configuration.GetSection("Journal").Get<JournalOptions>()!.Reserve);
        Assert.Equal(1, configuration.GetSection("Journal").Get<JournalOptions>()!.MostRecent);
        Assert.Equal(new CorridorOptions().CloseInterval, configuration.GetSection("Windows").Get<CorridorOptions>()!.CloseInterval);
        Assert.Equal(new SeriesOptions().Seed, configuration.GetSection("Series").Get<SeriesOptions>()!.Seed);
    }

    [Fact]
    public void Forms_OfPeople_ReachTheBinders()
    {
        var (configuration, mistakes) = Read(("Journal:Reserve", "64 MiB"), ("Windows:CloseInterval", "10s"), ("Series:LongestWaiting", "30d"), ("Limits:PerKey:BytesPerSecond", "1GiB"));
        Assert.Empty(mistakes);
        Assert.Equal(64L << 20, configuration.GetSection("Journal").Get<JournalOptions>()!.Reserve);
        Assert.Equal(TimeSpan.FromSeconds(10), configuration.GetSection("Windows").Get<CorridorOptions>()!.CloseInterval);
        Assert.Equal(TimeSpan.FromDays(30), configuration.GetSection("Series").Get<SeriesOptions>()!.LongestWaiting);
        Assert.Equal("1073741824", configuration["Limits:PerKey:BytesPerSecond"]);
    }

    [Fact]
    public void Sections_OfAllRooms_AreInTheTable()
    {
        var sections = typeof(SettingSections).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => type.GetField("Section")?.GetRawConstantValue() as string).OfType<string>();
        Assert.Equal(SettingSections.Ours.Keys.Order(), sections.Order());
    }

    [Fact]
    public void CommandLine_WinsOverWhatWasThere()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Windows:CloseInterval", "00:00:02")]);
        var (settings, fault) = SettingArguments.Read(["--Windows:CloseInterval=00:00:10", "Journal:Reserve=64MiB", "--Series:Influx:Token", "a=b"]);
        Assert.Null(fault);
        Assert.Empty(SettingMistakes.Read(configuration, settings).Sentences);
        Assert.Equal(("00:00:10", "67108864", "a=b"), (configuration["Windows:CloseInterval"], configuration["Journal:Reserve"], configuration["Series:Influx:Token"]));
    }

    [Theory]
    [InlineData("--dta=x")]
    [InlineData("word")]
    [InlineData("--Windows:CloseInterval")]
    [InlineData("Windows:=3")]
    public void CommandLine_ThatIsNoSetting_IsAMistakeOfUse(string word)
    {
        Assert.NotNull(SettingArguments.Read([word]).Fault);
        Assert.NotEmpty(ModelWatch.Commands.RootCommandFactory.Create().Parse(["serve", word]).Errors);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public void CommandLine_OfSettings_IsTaken(string command) =>
        Assert.Empty(ModelWatch.Commands.RootCommandFactory.Create().Parse([command, "--Windows:CloseInterval=00:00:10", "--urls", "http://127.0.0.1:1", "Journal:Reserve=64MiB"]).Errors);

    private static (ConfigurationManager Configuration, IReadOnlyList<string> Mistakes) Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        return (configuration, SettingMistakes.Read(configuration, settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Sentences);
    }
}
