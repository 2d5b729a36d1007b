using ModelWatch.Load;

// "run" drives the service beside its yardsticks, "walk" measures the walk from body to columns in this process; "bare" is the endpoint that "run" starts.
return args switch
{
    ["run", .. var rest] => await LoadRun.RunAsync(LoadOptions.Read(rest)),
    ["walk", .. var rest] => WalkRun.Run(LoadOptions.Read(rest)),
    ["bare", var url] => await BareEndpoint.RunAsync(url),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("run | walk [--seconds N] [--events N] [--connections N] [--seed N] [--label] [--gzip] [--only NAME] [--service DLL], or bare URL");
    return 64;
}
