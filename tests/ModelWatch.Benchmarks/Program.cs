using BenchmarkDotNet.Running;
using ModelWatch.Benchmarks.Comparison;
using ModelWatch.Benchmarks.Journal;

// "compare ..." measures beside numpy, "close" and "close-labelled" the end of a window, "fold" its filling, "models" a thousand models at once, "client" what a producer pays, "journal" the journal;
// anything else goes to BenchmarkDotNet.
if (args is ["compare", .. var rest])
    return Compare.Run(rest);
if (args is ["close", .. var repeats])
    return Close.Run(repeats);
if (args is ["close-labelled", .. var times])
    return CloseLabelled.Run(times);
if (args is ["fold", .. var events])
    return Fold.Run(events);
if (args is ["models", .. var models])
    return Models.Run(models);
if (args is ["client", .. var bursts])
    return ClientCost.Run(bursts);
if (args is ["journal", .. var journal])
    return JournalBenchmark.Run(journal);
BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
