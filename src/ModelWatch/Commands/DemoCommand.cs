using System.CommandLine;
using ModelWatch.Commands.Settings;
using ModelWatch.Demo;

namespace ModelWatch.Commands;

/// <summary><c>modelwatch demo</c>: the service on a temporary directory, with three models and two weeks of their traffic.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => ServeSettings.DefaultUrls };
        var words = SettingArguments.Create();
        var command = new Command("demo", "Runs the service with three demo models, two of them in trouble.") { urls, words };
        command.SetAction((result, stop) => RunAsync(result.GetValue(urls)!, SettingArguments.Read(result.GetValue(words) ?? []).Settings, stop));
        return command;
    }

    private static async Task<int> RunAsync(string urls, IReadOnlyDictionary<string, string?> configuration, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("modelwatch-demo-").FullName;
        try
        {
            var settings = new ServeSettings(Path.Combine(directory, "data"), urls, null, Quiet: true) { Configuration = configuration };
            await using var host = ServiceHost.Create(settings);
            await host.StartAsync(settings);
            Console.Out.WriteLine($"ModelWatch listens on {host.Address}");
            Console.Out.WriteLine("Three demo models are trained and fourteen days of their traffic are sent: about half a minute. Ctrl+C ends it.");
            await PlayAsync(host, directory, stop);
            await host.StopAsync();
            return ExitCode.Good;
        }
        catch (ServiceFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault.ExitCode;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task PlayAsync(ServiceHost host, string directory, CancellationToken stop)
    {
        var time = host.Services.GetRequiredService<TimeProvider>();
        using var scenario = await Task.Run(() => DemoScenario.Create(directory, time.GetUtcNow()), stop);
        using var http = new HttpClient { BaseAddress = new Uri(host.Address) };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await new DemoDriver(scenario, new Progress<string>(Console.Out.WriteLine)).RunAsync(http, time, ended.Token);
    }
}
