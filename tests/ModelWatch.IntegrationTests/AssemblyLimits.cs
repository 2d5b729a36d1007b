// Every class starts servers of its own; more of them at once than the machine has cores would only wait for one another.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
