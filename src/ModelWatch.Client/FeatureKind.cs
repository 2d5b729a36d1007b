namespace ModelWatch.Client;

/// <summary>The kinds of value that an event can hold.</summary>
public enum FeatureKind
{
    /// <summary>Known to be missing: sent as <c>null</c>.</summary>
    Null,

    /// <summary>Not there at all: the field is left out.</summary>
    Absent,

    /// <summary>A double. NaN and the infinities are sent as the texts that the service knows.</summary>
    Number,

    /// <summary>A float, written with the digits of a float: 0.1f is sent as 0.1.</summary>
    Single,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True.</summary>
    True,

    /// <summary>False.</summary>
    False,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of numbers: a vector, or the parts of an object in the order of the schema.</summary>
    Numbers,

    /// <summary>An object of name to number: probabilities by class, an interval.</summary>
    Parts,
}
