using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using ModelWatch.Access;
using ModelWatch.Access.Certificates;
using ModelWatch.Access.Limits;

namespace ModelWatch.Commands;

/// <summary>How the web server listens: its addresses, its certificates, and limits that no slow, stuck or countless peer gets past.</summary>
internal static class ListenRoom
{
    private const int LongestLine = 8 * 1024;
    private const int LongestHeaders = 32 * 1024;
    private const int MostHeaders = 100;
    private const int BodyBuffer = 256 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(30);

    public static void AddListen(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>(Configure);
    }

    private static void Configure(KestrelServerOptions kestrel, IServiceProvider services)
    {
        kestrel.AddServerHeader = false;
        try
        {
            var access = services.GetRequiredService<AccessOptions>();
            Limit(kestrel.Limits, services.GetRequiredService<LimitOptions>());
            kestrel.ConfigureHttpsDefaults(https => Secure(https, access, services.GetRequiredService<ServerCertificate>()));
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            // The server is made before the start gathers all mistakes; StartMistakes finds this one again and nothing will listen.
        }
    }

    private static void Limit(KestrelServerLimits kestrel, LimitOptions limits)
    {
        // Each door bounds its body itself, by what it unpacks to.
        kestrel.MaxRequestBodySize = null;
        kestrel.MaxConcurrentConnections = limits.Connections;
        kestrel.MaxConcurrentUpgradedConnections = 0;
        kestrel.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kestrel.KeepAliveTimeout = TimeSpan.FromSeconds(limits.KeepAliveSeconds);
        kestrel.MaxRequestLineSize = LongestLine;
        kestrel.MaxRequestHeadersTotalSize = LongestHeaders;
        kestrel.MaxRequestHeaderCount = MostHeaders;
        kestrel.MaxRequestBufferSize = BodyBuffer;
        kestrel.MinRequestBodyDataRate = new MinDataRate(limits.SlowestSenderBytesPerSecond, Grace);
        kestrel.MinResponseDataRate = new MinDataRate(limits.SlowestReaderBytesPerSecond, Grace);
        kestrel.Http2.KeepAlivePingDelay = Ping;
        kestrel.Http2.MaxStreamsPerConnection = MostHeaders;
        kestrel.Http2.MaxRequestHeaderFieldSize = LongestLine;
    }

    private static void Secure(HttpsConnectionAdapterOptions https, AccessOptions access, ServerCertificate certificate)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;

        // The selector is only asked whether there is one; each handshake takes the whole chain as it is on disk then.
        https.ServerCertificateSelector = (_, _) => certificate.Context()?.TargetCertificate;
        https.OnAuthenticate = (_, handshake) =>
        {
            if (certificate.Context() is { } context)
            {
                handshake.ServerCertificateSelectionCallback = null;
                handshake.ServerCertificateContext = context;
            }
        };
        if (access.ClientCa is { } file && ClientAuthorities.Read(file).Authorities is { } authorities)
        {
            https.ClientCertificateMode = access.RequireClientCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (client, chain, _) => Trust(authorities, client, chain);
        }
    }

    private static bool Trust(ClientAuthorities authorities, X509Certificate2 client, X509Chain? chain) => authorities.Trust(client, chain);
}
