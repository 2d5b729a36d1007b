namespace ModelWatch.Client.Buffering;

/// <summary>A schema in the list of one client, with the place of the field by which the client samples.</summary>
internal sealed record BoundSchema
{
    public BoundSchema(EventSchema fields, int index, string? stratum)
    {
        Fields = fields;
        Index = index;
        var at = 0;
        var offset = 0;
        foreach (var field in fields.Inputs.Concat(fields.Outputs))
        {
            if (field.Name == stratum && StratumField < 0)
            {
                StratumField = at;
                StratumOffset = field.Width == 1 ? offset : -1;
            }

            at++;
            offset += field.Width;
        }
    }

    public EventSchema Fields { get; }

    public int Index { get; }

    /// <summary>The field's place among all fields, or -1.</summary>
    public int StratumField { get; } = -1;

    /// <summary>The place of its number in a row of numbers, or -1.</summary>
    public int StratumOffset { get; } = -1;
}
