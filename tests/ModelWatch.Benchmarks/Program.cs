using BenchmarkDotNet.Running;
using ModelWatch.Benchmarks.Comparison;

// "compare ..." measures beside numpy; anything else goes to BenchmarkDotNet.
if (args is ["compare", .. var rest])
    return Compare.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
