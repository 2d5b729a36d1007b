namespace ModelWatch.References;

/// <summary>How a subject is profiled, whatever the plan calls its kind.</summary>
internal enum FeatureForm : byte
{
    /// <summary>One number a row: numeric inputs, probability and number outputs.</summary>
    Number = 0,

    /// <summary>One category a row: categorical and boolean inputs, class outputs, class labels.</summary>
    Category = 1,

    /// <summary>Free text: faults and the number of distinct values.</summary>
    Text = 2,

    /// <summary>A date as text: faults only.</summary>
    Date = 3,

    /// <summary>A probability for each class: one number profile a class, and the largest class as category.</summary>
    Classes = 4,

    /// <summary>Lower and upper bound: the midpoint as number.</summary>
    Interval = 5,

    /// <summary>A vector: its Euclidean norm as number.</summary>
    Vector = 6,

    /// <summary>A field kept only as a keyed hash: states only, for its text must not be stored and hashes compare with nothing.</summary>
    Masked = 7,
}
