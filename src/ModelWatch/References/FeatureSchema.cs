using System.Runtime.CompilerServices;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.References;

/// <summary>
/// What is known about a subject before its rows are seen: the plan's declaration and, with a reference, the edges and categories
/// that the reference fixed. Shared by all scopes and windows of a plan and reference. Immutable and thread safe.
/// </summary>
internal sealed class FeatureSchema
{
    private readonly TextRules _rules;
    private readonly MaskedRules? _masked;
    private readonly NumberFormat? _format;
    private readonly ConditionalWeakTable<Column, TextVerdict?[]> _verdicts = [];
    private readonly ConditionalWeakTable<Column, OddNumber?[]> _odd = [];
    private IReadOnlyList<FeatureSchema> _others = [];

    private FeatureSchema(string subject, FeatureForm form, bool isProbability, InputPlan? input, OutputPlan? output, FeatureGrid? grid)
    {
        (Subject, Form, IsProbability, Input, Output, Grid) = (subject, form, isProbability, input, output, grid);
        Known = KnownCategories();
        _rules = new TextRules(form switch { FeatureForm.Category => TextUse.Category, FeatureForm.Date => TextUse.Date, _ => TextUse.Text }, input, Known);
        _masked = form == FeatureForm.Masked ? new MaskedRules(input) : null;
        _format = form == FeatureForm.Number ? NumberFormat.Named(input?.Format) : null;
        NumericSentinels = [.. _rules.Sentinels.Where(s => double.TryParse(s, out _)).Select(double.Parse)];
    }

    /// <summary>The subject of its measures, such as <c>input.dose_mg</c>; also the name of its column.</summary>
    public string Subject { get; }
    public FeatureForm Form { get; }
    public InputPlan? Input { get; }
    public OutputPlan? Output { get; }

    /// <summary>What the reference fixed, or null without a reference.</summary>
    public FeatureGrid? Grid { get; }

    /// <summary>Categories that are not unseen: the plan's values, else the reference's; null when neither lists them.</summary>
    public IReadOnlyCollection<string>? Known { get; }

    /// <summary>Tolerated shift that the subject declares, or null for the plan's.</summary>
    public double? Tolerance => Input?.Tolerance ?? Output?.Tolerance;
    public IReadOnlyList<double> NumericSentinels { get; }

    /// <summary>True when a number outside [0, 1] is invalid.</summary>
    public bool IsProbability { get; }

    public static FeatureSchema Of(InputPlan input, FeatureGrid? grid = null, bool masked = false) =>
        new(input.Subject, masked ? FeatureForm.Masked : FormOf(input.Kind), false, input, null, grid);

    public static FeatureSchema Of(OutputPlan output, FeatureGrid? grid = null) =>
        new(output.Subject, FormOf(output.Kind), output.Kind is OutputKind.Probability or OutputKind.Probabilities, null, output, grid);

    /// <summary>The outcome itself as a subject, <c>label</c>.</summary>
    public static FeatureSchema Of(LabelPlan label, FeatureGrid? grid = null) =>
        new("label", label.Kind == LabelKind.Number ? FeatureForm.Number : FeatureForm.Category, false, null, null, grid);

    /// <summary>The schema of a profile that was stored with its reference: the plan's declaration is not part of it.</summary>
    public static FeatureSchema Stored(string subject, FeatureForm form, bool isProbability, FeatureGrid grid) =>
        new(subject, form, isProbability, null, null, grid);

    /// <summary>The same declaration with what a reference fixes.</summary>
    public FeatureSchema With(FeatureGrid grid) => new(Subject, Form, IsProbability, Input, Output, grid);

    /// <summary>The schemas of a plan: inputs, then outputs, in its order; with the grids of a reference where it has the subject.</summary>
    public static IReadOnlyList<FeatureSchema> Of(MonitoringPlan plan, IReadOnlyDictionary<string, FeatureGrid>? grids = null)
    {
        var masked = plan.Privacy.Mask.ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<FeatureSchema> all =
        [
            .. plan.Inputs.Select(i => Of(i, grids?.GetValueOrDefault(i.Subject), masked.Contains(i.Name))),
            .. plan.Outputs.Select(o => Of(o, grids?.GetValueOrDefault(o.Subject))),
        ];
        var listed = all.Where(s => s is { Form: FeatureForm.Category, Input.Kind: InputKind.Categorical, Known.Count: > 0 }).ToList();
        foreach (var schema in listed) schema._others = [.. listed.Where(s => s != schema)];
        return all;
    }

    /// <summary>The edges of a part ("" or a class): the reference's, else provisional ones.</summary>
    public NumericEdges EdgesOf(string part) =>
        Grid?.Edges.GetValueOrDefault(part) ?? (IsProbability ? ProvisionalEdges.Unit : ProvisionalEdges.Wide);

    /// <summary>The number that a cell brings into the profile under a part's name; none for sentinels and impossible probabilities.</summary>
    public void Collect(Column column, int row, Action<string, double> keep)
    {
        if (column.States[row] != CellState.Value && Form != FeatureForm.Number) return;
        switch (Form)
        {
            case FeatureForm.Number when Number(column, row) is { } number && !NumericSentinels.Contains(number) && (!IsProbability || number is >= 0 and <= 1):
                keep("", number);
                break;
            case FeatureForm.Interval when ListReading.Midpoint(column, row) is { } midpoint:
                keep("", midpoint);
                break;
            case FeatureForm.Vector when ListReading.Norm(column, row) is { } norm:
                keep("", norm);
                break;
            case FeatureForm.Classes when ListReading.Probabilities(column, row) is not null:
                for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++) keep(column.Dictionary[column.ItemCodes[i]], column.Items[i]);
                break;
        }
    }

    /// <summary>What entry <paramref name="code"/> of the column's dictionary means; judged once a column, however many rows and scopes use it.</summary>
    public TextVerdict Judge(Column column, int code)
    {
        var verdicts = _verdicts.GetValue(column, c => new TextVerdict?[c.Dictionary.Length]);
        return verdicts[code] ??= Judge(column.Dictionary[code]);
    }

    /// <summary>What a text in place of a number shows, and the number that the plan's format reads in it; judged once a column.</summary>
    public OddNumber JudgeOdd(Column column, int code)
    {
        var odd = _odd.GetValue(column, c => new OddNumber?[c.Dictionary.Length]);
        return odd[code] ??= OddNumber.Of(column.Dictionary[code], _format);
    }

    /// <summary>True where a cell of state Value may still be no value of the kind.</summary>
    public bool MayRefuseValues => Form is FeatureForm.Date or FeatureForm.Masked or FeatureForm.Classes or FeatureForm.Interval or FeatureForm.Vector || IsProbability;

    /// <summary>Why a cell that is there cannot be used; null for one that can, and for one without a value.</summary>
    public string? WhyUnusable(Column column, int row)
    {
        var state = column.States[row];
        if (state is CellState.Absent or CellState.Null or CellState.MissingToken || (state == CellState.Blank && Form == FeatureForm.Text)) return null;
        if (state == CellState.Blank) return "empty";
        if (state is CellState.NotANumber or CellState.PositiveInfinity or CellState.NegativeInfinity) return "not finite";
        if (Form is FeatureForm.Date or FeatureForm.Masked && column.Shape == ColumnShape.Text && column.Codes[row] >= 0)
        {
            var faults = Judge(column, column.Codes[row]).Faults;
            return faults.HasFlag(CellFaults.Invalid) ? "not of the declared kind" : Form == FeatureForm.Date && faults.HasFlag(CellFaults.Format) ? "not of the declared format" : null;
        }

        if (state == CellState.WrongKind) return Form == FeatureForm.Number && Number(column, row) is not null ? null : "not of the declared kind";
        return Form switch
        {
            FeatureForm.Number when IsProbability && column.Numbers[row] is not (>= 0 and <= 1) && !NumericSentinels.Contains(column.Numbers[row]) => "no probability",
            FeatureForm.Classes when ListReading.Probabilities(column, row) is null => "no probabilities that sum to 1",
            FeatureForm.Interval when ListReading.Midpoint(column, row) is null => "no interval",
            FeatureForm.Vector when ListReading.Norm(column, row) is null => "no vector",
            _ => null,
        };
    }

    /// <summary>What a number of a masked field means, in a reference.</summary>
    public TextVerdict JudgeMasked(double number) => _masked!.Judge(number);

    /// <summary>What an empty or white text means where it is a value.</summary>
    public TextVerdict JudgeBlank() => _rules.Judge("");

    /// <summary>A masked text carries its verdict; it stays the value, for a segment may be made of it.</summary>
    private TextVerdict Judge(string text)
    {
        if (_masked is not null) return (MaskedRules.Read(text) ?? _masked.Judge(text)) with { Value = text };
        var verdict = _rules.Judge(text);
        return verdict.Faults.HasFlag(CellFaults.Unseen) && _others.Any(o => o._rules.Knows(verdict.Value!))
            ? verdict with { Traits = verdict.Traits | TextTraits.OtherColumn }
            : verdict;
    }

    private double? Number(Column column, int row) => column.States[row] == CellState.Value ? column.Numbers[row]
        : column.States[row] == CellState.WrongKind && column.Codes[row] >= 0 ? JudgeOdd(column, column.Codes[row]).Value : null;

    private IReadOnlyCollection<string>? KnownCategories() => this switch
    {
        { Form: not (FeatureForm.Category or FeatureForm.Text) } => null,
        { Input.Kind: InputKind.Boolean } => null,
        { Input.Values.Count: > 0 } => [.. Input.Values.Select(CanonicalText.Of)],
        { Output.Classes.Count: > 0 } => [.. Output.Classes.Select(CanonicalText.Of)],
        { Form: FeatureForm.Category } => Grid?.Categories,
        _ => null,
    };

    private static FeatureForm FormOf(InputKind kind) => kind switch
    {
        InputKind.Numeric => FeatureForm.Number,
        InputKind.Categorical or InputKind.Boolean => FeatureForm.Category,
        InputKind.Text => FeatureForm.Text,
        InputKind.Date => FeatureForm.Date,
        InputKind.Vector => FeatureForm.Vector,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of input."),
    };

    private static FeatureForm FormOf(OutputKind kind) => kind switch
    {
        OutputKind.Probability or OutputKind.Number => FeatureForm.Number,
        OutputKind.Class => FeatureForm.Category,
        OutputKind.Probabilities => FeatureForm.Classes,
        OutputKind.Interval => FeatureForm.Interval,
        OutputKind.Vector => FeatureForm.Vector,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of output."),
    };
}
