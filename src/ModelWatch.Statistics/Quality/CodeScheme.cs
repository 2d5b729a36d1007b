namespace ModelWatch.Statistics.Quality;

/// <summary>Codes with a form that can be checked without a list.</summary>
public enum CodeScheme
{
    /// <summary>GTIN-8, -12, -13 or -14.</summary>
    Gtin,

    /// <summary>SSCC-18.</summary>
    Sscc,

    /// <summary>National Drug Code of the United States.</summary>
    Ndc,

    /// <summary>ATC code of any level.</summary>
    Atc,

    /// <summary>Pharmazentralnummer.</summary>
    Pzn,

    /// <summary>CAS registry number.</summary>
    Cas,

    /// <summary>LOINC number.</summary>
    Loinc,

    /// <summary>SNOMED CT identifier.</summary>
    Snomed,
}
