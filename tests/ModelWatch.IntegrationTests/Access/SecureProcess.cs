using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>The service on an https address, with the certificate that a test writes.</summary>
internal sealed class SecureProcess : IAsyncDisposable
{
    public const string Key = "a-bootstrap-key-of-the-test-0123456789abcdef";
    private readonly TemporaryDirectory _directory = new();
    private ServerProcess _process = null!;

    public TestCertificates Authority { get; } = new("test authority");

    public int Port { get; } = FreePort.Next();

    public string CertificateFile => _directory.File("server.pem");

    public string Errors => _process.Errors;

    public async Task StartAsync(params (string Name, string Value)[] settings)
    {
        using var certificate = Authority.Server("CN=first");
        _directory.Write("server.pem", TestCertificates.Pem(certificate));
        _directory.Write("ca.pem", Authority.AuthorityPem);
        var environment = new Dictionary<string, string>
        {
            ["MODELWATCH__Access__BootstrapKey"] = Key,
            ["MODELWATCH__Access__Certificate__Path"] = CertificateFile,
            ["MODELWATCH__Access__ClientCa"] = _directory.File("ca.pem"),
        };
        foreach (var (name, value) in settings)
            environment["MODELWATCH__" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        string[] arguments = [ModelWatchProcess.Program, "serve", "--data", _directory.File("data"), "--urls", $"https://127.0.0.1:{Port}"];
        _process = ServerProcess.Start("dotnet", arguments, _directory.Path, environment);
        await Poll.Until("the service to listen", () => Task.FromResult(
            _process.HasExited ? throw new InvalidOperationException(_process.Errors) : _process.Output.Contains("listens on", StringComparison.Ordinal)), 60);
    }

    /// <summary>A client that trusts the authority of this test only.</summary>
    public HttpClient Client(X509Certificate2? certificate = null, string? key = Key)
    {
        var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, server, _, _) => Authority.Signed((X509Certificate2)server!) } };
        if (certificate is not null)
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        var http = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{Port}") };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    /// <summary>The subject of the certificate that a handshake with these protocols shows.</summary>
    public async Task<string> HandshakeAsync(SslProtocols protocols)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync("127.0.0.1", Port);
        await using var tls = new SslStream(socket.GetStream(), false, (_, server, _, _) => Authority.Signed((X509Certificate2)server!));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = protocols });
        return tls.RemoteCertificate!.Subject;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Authority.Dispose();
        _directory.Dispose();
    }
}
