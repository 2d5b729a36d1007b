using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelWatch.Plans.Reading;

/// <summary>Builds the tree from the events of a YAML parser. Anchors, aliases and tags are refused: a plan needs none, bombs do.</summary>
internal sealed class YamlTree
{
    private readonly Parser _parser;
    private readonly PlanErrors _errors;

    private YamlTree(string text, PlanErrors errors)
    {
        _parser = new Parser(new StringReader(text));
        _errors = errors;
    }

    /// <summary>The root of the first document, or null after a syntax error.</summary>
    public static PlanNode? Read(string text, PlanErrors errors)
    {
        try
        {
            return new YamlTree(text, errors).Document();
        }
        catch (YamlException e)
        {
            errors.Add((int)e.Start.Line, (int)e.Start.Column, PlanPath.Root, "this is not YAML: " + Sentence(e));
            return null;
        }
    }

    private PlanNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _errors.Add(1, 1, PlanPath.Root, "the plan is empty; it needs model, version, inputs and outputs");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        if (root is null) return null;
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var next))
            _errors.Add((int)next.Start.Line, (int)next.Start.Column, PlanPath.Root, "a second document begins here; a plan is one document");
        return root;
    }

    /// <summary>The next node; null where the nesting is too deep to go on.</summary>
    private PlanNode? Node(int depth)
    {
        var next = _parser.Current!;
        if (depth > PlanTree.MaxDepth)
        {
            Tell(next, $"nesting deeper than {PlanTree.MaxDepth} levels is not read; a plan needs five");
            return null;
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            Tell(alias, $"alias *{alias.Value} is not read; write the value out");
            return Scalar(alias, "", false);
        }

        if (next is NodeEvent node) Refuse(node);
        if (_parser.TryConsume<Scalar>(out var scalar))
            return Scalar(scalar, scalar.Value, scalar.Style is not ScalarStyle.Plain and not ScalarStyle.Any);
        return _parser.Accept<SequenceStart>(out _) ? List(depth) : Map(depth);
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) Tell(node, $"anchor &{node.Anchor.Value} is not read; write the value out where it is needed");
        if (!node.Tag.IsEmpty) Tell(node, $"tag {node.Tag.Value} is not read; remove it");
    }

    private PlanNode? List(int depth)
    {
        var list = At(PlanNodeKind.List, _parser.Consume<SequenceStart>());
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is not { } item) return null;
            list.Items.Add(item);
        }

        return list;
    }

    private PlanNode? Map(int depth)
    {
        var map = At(PlanNodeKind.Map, _parser.Consume<MappingStart>());
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not { } key || Node(depth + 1) is not { } value) return null;
            map.Entries.Add(new PlanEntry(key, value));
        }

        return map;
    }

    private void Tell(ParsingEvent at, string message) =>
        _errors.Add((int)at.Start.Line, (int)at.Start.Column, PlanPath.Root, message);

    private static PlanNode At(PlanNodeKind kind, ParsingEvent at) => new(kind, (int)at.Start.Line, (int)at.Start.Column);

    private static PlanNode Scalar(ParsingEvent at, string text, bool quoted) =>
        At(PlanNodeKind.Scalar, at) with { Text = text, Quoted = quoted };

    private static string Sentence(YamlException e)
    {
        var words = (e.InnerException as YamlException)?.Message ?? e.Message;
        return words.Length == 0 ? "the text breaks off" : char.ToLowerInvariant(words[0]) + words[1..].TrimEnd('.');
    }
}
