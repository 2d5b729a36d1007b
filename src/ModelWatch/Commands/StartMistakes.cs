using Microsoft.Extensions.Options;
using ModelWatch.Access;
using ModelWatch.Access.Certificates;
using ModelWatch.Commands.Settings;

namespace ModelWatch.Commands;

/// <summary>Every mistake of the configuration at once, before anything listens: options of all rooms, and addresses that nobody guards.</summary>
internal static class StartMistakes
{
    public static IReadOnlyList<string> Find(IServiceProvider services, ServeSettings settings)
    {
        var mistakes = services.GetRequiredService<SettingMistakes>().Sentences.ToList();
        InOptions(services, mistakes);
        if (services.GetRequiredService<IConfiguration>().GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            mistakes.Add("Kestrel:Endpoints is not used: name addresses with --urls and the certificate with Access:Certificate:Path.");
        }

        if (Access(services, mistakes) is { } access)
        {
            InAddresses(services, settings, access, mistakes);
        }

        return [.. mistakes.Distinct()];
    }

    private static void InOptions(IServiceProvider services, List<string> mistakes)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException e)
        {
            mistakes.AddRange(e.Failures);
        }
        catch (AggregateException e)
        {
            mistakes.AddRange(e.InnerExceptions.SelectMany(inner => inner is OptionsValidationException invalid ? invalid.Failures : [inner.Message]));
        }
        catch (InvalidOperationException e)
        {
            // The binder's sentence for a value of the wrong kind; it names the setting and the value, so never one of a secret.
            mistakes.Add(e.Message);
        }
    }

    private static AccessOptions? Access(IServiceProvider services, List<string> mistakes)
    {
        try
        {
            return services.GetRequiredService<AccessOptions>();
        }
        catch (OptionsValidationException e)
        {
            mistakes.AddRange(e.Failures);
        }
        catch (InvalidOperationException e)
        {
            mistakes.Add(e.Message);
        }

        return null;
    }

    private static void InAddresses(IServiceProvider services, ServeSettings settings, AccessOptions access, List<string> mistakes)
    {
        var keys = services.GetRequiredService<KeyStore>();
        var guarded = keys.Any || access.BootstrapKey is not null || services.GetRequiredService<ClientCertificateMap>().Any;
        var urls = settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        mistakes.AddRange(urls.Select(url => ListenAddress.Fault(url, guarded, access.AllowPlainHttp)).OfType<string>());
        var secure = urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        if (secure && access.Certificate.Path is null)
        {
            mistakes.Add("--urls has an https address: name its certificate with Access:Certificate:Path.");
        }

        if (!secure && access.ClientCa is not null)
        {
            mistakes.Add("Access:ClientCa has no effect without an https address in --urls.");
        }

        if (mistakes.Count == 0 && access.BootstrapKey is { } key)
        {
            keys.Bootstrap(key);
        }
    }
}
