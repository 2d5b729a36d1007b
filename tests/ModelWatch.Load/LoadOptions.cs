namespace ModelWatch.Load;

/// <summary>What is driven, and how long.</summary>
internal sealed record LoadOptions
{
    /// <summary>How long each side is driven.</summary>
    public int Seconds { get; private init; } = 40;

    /// <summary>Events a request.</summary>
    public int Events { get; private init; } = 500;

    /// <summary>Connections of the batches; single events have 64.</summary>
    public int Connections { get; private init; } = 4;

    public int Seed { get; private init; } = 1;

    /// <summary>Whether the plan has a label, so that predictions are kept.</summary>
    public bool Label { get; private init; }

    /// <summary>The side to measure alone: bare, service, singles or writer; null for all.</summary>
    public string? Only { get; private init; }

    /// <summary>The service; where it was built for Release by default.</summary>
    public string Service { get; private init; } = Path.Combine(Root(), "src/ModelWatch/bin/Release/net10.0/modelwatch.dll");

    /// <summary>Where data are written; the disk matters to the singles.</summary>
    public string Data { get; private init; } = Path.GetTempPath();

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static LoadOptions Read(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--label")
            {
                options = options with { Label = true };
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} has no value.", nameof(args));
            options = args[i++] switch
            {
                "--seconds" => options with { Seconds = int.Parse(value) },
                "--events" => options with { Events = int.Parse(value) },
                "--connections" => options with { Connections = int.Parse(value) },
                "--seed" => options with { Seed = int.Parse(value) },
                "--only" => options with { Only = value },
                "--service" => options with { Service = value },
                "--data" => options with { Data = value },
                var other => throw new ArgumentException($"Unknown option {other}.", nameof(args)),
            };
        }

        return options;
    }

    public bool Wants(string side) => Only is null || Only == side;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelWatch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
