using BenchmarkDotNet.Running;
using ModelWatch.Benchmarks.Comparison;

// "compare ..." measures beside numpy, "close" the end of a window; anything else goes to BenchmarkDotNet.
if (args is ["compare", .. var rest])
    return Compare.Run(rest);
if (args is ["close", .. var repeats])
    return Close.Run(repeats);
BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
