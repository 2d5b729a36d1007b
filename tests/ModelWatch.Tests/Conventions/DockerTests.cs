using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

/// <summary>There is no container engine where these tests run, so they read what they can: the files fit together.</summary>
public sealed partial class DockerTests
{
    private static readonly string[] Servers = ["modelwatch", "prometheus", "alertmanager", "grafana", "influxdb"];

    private static string Compose => File.ReadAllText(At("docker/compose.yaml"));

    private static IDictionary<object, object> Services =>
        (IDictionary<object, object>)new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<Dictionary<object, object>>(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(Compose))))["services"];

    [Fact]
    public void Compose_StartsTheFiveServers() => Assert.Equal(Servers.Order(), Services.Keys.Cast<string>().Order());

    [Fact]
    public void Compose_MountsWhatExists() => None(
        from Match mount in Mount().Matches(Compose)
        let path = Path.GetFullPath(Path.Combine(At("docker"), mount.Groups[1].Value))
        where !Path.Exists(path)
        select mount.Groups[1].Value,
        "A mounted file or folder is not there:");

    [Fact]
    public void Compose_AsksOnlyForSettingsOfTheExample() => None(
        Setting().Matches(Compose).Select(match => match.Groups[1].Value).Distinct()
            .Where(name => !File.ReadAllText(At("docker/example.env")).Contains(name + "=", StringComparison.Ordinal)),
        "A setting is missing in example.env:");

    [Fact]
    public void Compose_PublishesOnLoopbackAlone() => None(
        from IDictionary<object, object> service in Services.Values
        where service.ContainsKey("ports")
        from string port in (IList<object>)service["ports"]
        where !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)
        select port,
        "A port is open to the network:");

    [Fact]
    public void Dockerfile_EndsAsOrdinaryUserOnPort8080()
    {
        var last = File.ReadAllText(At("docker/Dockerfile")).Split("\nFROM ")[^1];

        Assert.Contains("\nUSER 1654\n", last, StringComparison.Ordinal);
        Assert.Contains("\nEXPOSE 8080\n", last, StringComparison.Ordinal);
        Assert.Contains("VOLUME [\"/data\", \"/tmp\"]", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Modelwatch_HasAReadOnlyRootAndNoCapabilities()
    {
        var service = (IDictionary<object, object>)Services["modelwatch"];

        Assert.Equal("1654:1654", service["user"]);
        Assert.Equal(true, service["read_only"]);
        Assert.Equal(["ALL"], (IList<object>)service["cap_drop"]);
    }

    [GeneratedRegex(@"^\s+- (\.[\w./-]*):/", RegexOptions.Multiline)]
    private static partial Regex Mount();

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Setting();
}
