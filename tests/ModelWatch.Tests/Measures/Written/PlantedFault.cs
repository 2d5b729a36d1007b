namespace ModelWatch.Tests.Measures.Written;

/// <summary>A fault of the design page, and how it is planted.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Column">The column that is spoiled.</param>
/// <param name="Measure">The measure that has to show it.</param>
/// <param name="Plant">Spoils a row; gets its number.</param>
/// <param name="Share">Share of the rows that are hit.</param>
internal sealed record PlantedFault(string Name, string Column, string Measure, Action<Dictionary<string, object?>, int> Plant, double Share = 0.1)
{
    /// <summary>One value becomes another.</summary>
    public static PlantedFault Of(string name, string column, string measure, Func<string, object?> change, double share = 0.1) =>
        new(name, column, measure, (row, _) => row[column] = change(Convert.ToString(row[column], System.Globalization.CultureInfo.InvariantCulture)!), share);
}
