namespace ModelWatch.Statistics.Quality;

/// <summary>How a National Drug Code is written: digits of labeller, product and package.</summary>
public enum NdcForm
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>4-4-2.</summary>
    FourFourTwo,

    /// <summary>5-3-2.</summary>
    FiveThreeTwo,

    /// <summary>5-4-1.</summary>
    FiveFourOne,

    /// <summary>5-4-2, with or without hyphens: the form of eleven digits.</summary>
    FiveFourTwo,

    /// <summary>6-4-2, with or without hyphens: the form of twelve digits.</summary>
    SixFourTwo,

    /// <summary>Ten digits without hyphens: one of three forms, nobody can tell which.</summary>
    Open,
}
