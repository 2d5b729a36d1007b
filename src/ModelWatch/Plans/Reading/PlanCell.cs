namespace ModelWatch.Plans.Reading;

/// <summary>A value that is being read: where it stands and where its mistakes go.</summary>
internal sealed record PlanCell(PlanNode Node, PlanPath Path, PlanErrors Errors)
{
    /// <summary>Tells a mistake at this value.</summary>
    public void Fail(string message) => Errors.Add(Node.Line, Node.Column, Path, message);

    /// <summary>Tells a mistake and answers null, so that a reading can end with it.</summary>
    public T? Failed<T>(string message) where T : struct
    {
        Fail(message);
        return null;
    }

    /// <summary>The item at <paramref name="index"/> of a list.</summary>
    public PlanCell Item(int index) => new(Node.Items[index], Path.At(index), Errors);
}
