using System.CommandLine;
using ModelWatch.Commands.Settings;

namespace ModelWatch.Commands;

/// <summary><c>modelwatch serve</c>: the service until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Directory of the service's data.", DefaultValueFactory = _ => ServeSettings.DefaultData };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => ServeSettings.DefaultUrls };
        var plans = new Option<string?>("--plans") { Description = "Directory of plans to load at start." };
        var words = SettingArguments.Create();
        var command = new Command("serve", "Runs the service.") { data, urls, plans, words };
        command.SetAction((result, _) => RunAsync(new ServeSettings(result.GetValue(data)!, result.GetValue(urls)!, result.GetValue(plans))
        {
            Configuration = SettingArguments.Read(result.GetValue(words) ?? []).Settings,
        }));
        return command;
    }

    private static async Task<int> RunAsync(ServeSettings settings)
    {
        try
        {
            await using var host = ServiceHost.Create(settings);
            await host.StartAsync(settings);
            Console.Out.WriteLine($"ModelWatch listens on {host.Address}");
            await host.WaitAsync();
            return ExitCode.Good;
        }
        catch (ServiceFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault.ExitCode;
        }
    }
}
