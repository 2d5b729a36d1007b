using BenchmarkDotNet.Running;
using ModelWatch.Benchmarks.Comparison;

// "compare ..." measures beside numpy, "close" and "close-labelled" the end of a window, "fold" its filling; anything else goes to BenchmarkDotNet.
if (args is ["compare", .. var rest])
    return Compare.Run(rest);
if (args is ["close", .. var repeats])
    return Close.Run(repeats);
if (args is ["close-labelled", .. var times])
    return CloseLabelled.Run(times);
if (args is ["fold", .. var events])
    return Fold.Run(events);
BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
