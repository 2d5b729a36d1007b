using System.CommandLine;
using ModelWatch.Commands;

return new RootCommand("ModelWatch watches machine-learning models in production.") { ReplayChildCommand.Create() }.Parse(args).Invoke();
