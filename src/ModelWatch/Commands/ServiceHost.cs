using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Commands;

/// <summary>The running service: its directory, its rooms, its web server.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly WebApplication _app;

    private ServiceHost(DataDirectory directory, WebApplication app) => (_directory, _app) = (directory, app);

    /// <summary>The first address that is listened on, known once started.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => _app.Services;

    /// <summary>Takes the directory and builds the rooms.</summary>
    /// <exception cref="ServiceFault">It cannot start; the message is the sentence for the user.</exception>
    public static ServiceHost Create(ServeSettings settings)
    {
        var (directory, fault) = DataDirectory.Take(settings.Data);
        if (directory is null)
        {
            throw new ServiceFault(fault!.ExitCode, fault.Sentence);
        }

        try
        {
            return new ServiceHost(directory, Rooms.Build(settings, directory));
        }
        catch (InvalidDataException e)
        {
            directory.Dispose();
            throw new ServiceFault(ExitCode.Configuration, $"The configuration cannot be read: {e.Message} {e.InnerException?.Message}");
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="ServiceFault">It cannot start; the message is the sentence for the user.</exception>
    public async Task StartAsync(ServeSettings settings)
    {
        try
        {
            DatabaseStart.Open(_directory, Services);
            _ = TrustWatch.EndWhenLostAsync(Services);
            DrainDelay.Register(Services);
            RefuseMistakes(settings);
            LoadPlans(settings);
            await _app.StartAsync();
        }
        catch (OptionsValidationException e)
        {
            throw new ServiceFault(ExitCode.Configuration, $"The configuration is wrong: {string.Join(" ", e.Failures)}");
        }
        catch (ValidationException e)
        {
            throw new ServiceFault(ExitCode.Configuration, $"The configuration is wrong: {e.Message}");
        }
        catch (Exception e) when (IsPortInUse(e))
        {
            throw new ServiceFault(ExitCode.PortInUse, $"The address {settings.Urls} is in use: stop what listens there, or name another with --urls.");
        }
    }

    public Task WaitAsync() => _app.WaitForShutdownAsync();

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _directory.Dispose();
    }

    public static bool IsPortInUse(Exception? e) =>
        e is not null && (e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || IsPortInUse(e.InnerException));

    private void LoadPlans(ServeSettings settings)
    {
        var mistakes = settings.Plans is null ? [] : PlanFolder.Load(settings.Plans, Services.GetRequiredService<PlanStore>());
        if (mistakes.Count > 0)
        {
            throw new ServiceFault(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes));
        }
    }

    /// <summary>Every mistake of the configuration, one a line; beyond loopback nobody listens without a key, nor in plain text unless told so.</summary>
    private void RefuseMistakes(ServeSettings settings)
    {
        var mistakes = StartMistakes.Find(Services, settings);
        if (mistakes.Count > 0)
        {
            throw new ServiceFault(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes.Prepend("The configuration is wrong:")));
        }
    }
}
