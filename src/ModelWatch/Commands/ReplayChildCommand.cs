using System.CommandLine;
using ModelWatch.Artefacts.Replay;

namespace ModelWatch.Commands;

/// <summary>The hidden command that the replay probe starts: one request on standard input, one answer on standard output.</summary>
internal static class ReplayChildCommand
{
    public static Command Create()
    {
        var command = new Command("replay-child", "Runs one model file on rows from standard input.") { Hidden = true };
        command.SetAction(_ =>
        {
            using var from = Console.OpenStandardInput();
            using var to = Console.OpenStandardOutput();
            ReplayWork.Run(from, to);
            return 0;
        });
        return command;
    }
}
