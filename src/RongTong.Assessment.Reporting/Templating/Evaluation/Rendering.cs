using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>One rendering of a template: runs its statements and those of what it includes. Used once, by one thread.</summary>
internal sealed class Rendering
{
    private readonly RenderContext _context;
    private readonly Scope _scope;
    private readonly ExpressionEvaluator _expressions;
    private readonly Func<string, TemplateSyntax?> _find;
    private OutputText _output;

    private Rendering(TemplateSyntax template, TemplateObject model, Func<string, TemplateSyntax?> find, TemplateLimits limits, CancellationToken cancellationToken)
    {
        _context = new RenderContext(limits, template, cancellationToken);
        _scope = new Scope(model);
        _expressions = new ExpressionEvaluator(_context, _scope, IncludeAsText);
        _find = find;
        _output = new OutputText(_context);
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
    }

    public static Result<RenderedText> Run(
        TemplateSyntax template, TemplateObject model, Func<string, TemplateSyntax?> find, TemplateLimits limits, CancellationToken cancellationToken)
    {
        var rendering = new Rendering(template, model, find, limits, cancellationToken);
        try
        {
            rendering.Run(template.Body);
            return new Result<RenderedText>(new RenderedText(rendering._output.ToString()), []);
        }
        catch (RenderStop stop)
        {
            return new Result<RenderedText>(null, [stop.Diagnostic]);
        }
    }

    private Flow Run(ImmutableArray<Statement> statements)
    {
        if (statements.IsEmpty) return Flow.Next;
        _context.Enter();
        var flow = Flow.Next;
        foreach (var statement in statements)
        {
            _context.Spend(1);
            flow = Run(statement);
            if (flow != Flow.Next) break;
        }
        _context.Leave();
        return flow;
    }

    private Flow Run(Statement statement)
    {
        _context.Place = statement.At;
        switch (statement)
        {
            case Statement.Text text:
                _output.Write(text.Content);
                return Flow.Next;
            case Statement.Print { Value: Expression.Include include }:
                Include(include);
                return Flow.Next;
            case Statement.Print print:
                if (ValueText.Of(_context, _expressions.Evaluate(print.Value)) is { } written) _output.Write(written);
                return Flow.Next;
            case Statement.If choice:
                return If(choice);
            case Statement.For loop:
                return For(loop);
            case Statement.Assign assignment:
                Assign(assignment);
                return Flow.Next;
            case Statement.Case choice:
                return Case(choice);
            case Statement.Capture capture:
                Set(capture.At, capture.Name, Capture(() => Run(capture.Body)));
                return Flow.Next;
            case Statement.With with:
                return With(with);
            case Statement.Break:
                return Flow.Break;
            case Statement.Continue:
                return Flow.Continue;
            default:
                throw new InvalidOperationException($"{statement.GetType().Name} is not a known statement.");
        }
    }

    private Flow If(Statement.If choice)
    {
        foreach (var branch in choice.Branches)
        {
            if (_expressions.IsTrue(branch.Condition)) return Run(branch.Body);
        }
        return Run(choice.Otherwise);
    }

    private Flow Case(Statement.Case choice)
    {
        var value = _expressions.Evaluate(choice.Value);
        foreach (var when in choice.Whens)
        {
            foreach (var candidate in when.Values)
            {
                var other = _expressions.Evaluate(candidate);
                if (Arithmetic.Apply(_context, BinaryOperator.Equal, candidate.At, value, other) is true) return Run(when.Body);
            }
        }
        return Run(choice.Otherwise);
    }

    /// <summary>Runs over a list or the members of an object. Over null it does nothing, not even its <c>else</c>.</summary>
    private Flow For(Statement.For loop)
    {
        var source = _expressions.Evaluate(loop.Source);
        if (source is null) return Flow.Next;
        var items = source switch
        {
            IReadOnlyList<object?> list => list,
            TemplateObject target => Pairs(target),
            _ => throw _context.WrongValue(loop.Source.At, $"for 要列表，现在是{Values.DescribeZh(source)}", $"'for' takes a list, not {Values.DescribeEn(source)}"),
        };
        if (items.Count == 0)
        {
            Run(loop.Otherwise);
            return Flow.Next;
        }
        var state = new LoopState(loop.Name, items.Count);
        var outer = _scope.EnterLoop(state);
        for (var i = 0; i < items.Count; i++)
        {
            _context.Spend(1);
            (state.Index, state.Value) = (i, items[i]);
            if (Run(loop.Body) == Flow.Break) break;
        }
        _scope.LeaveLoop(outer);
        return Flow.Next;
    }

    private List<object?> Pairs(TemplateObject target)
    {
        _context.Spend(target.Count);
        var pairs = new List<object?>(target.Count);
        foreach (var (key, value) in target)
        {
            var pair = new TemplateObject();
            pair.Set("key", key);
            pair.Set("value", value);
            pairs.Add(pair);
        }
        return pairs;
    }

    private void Assign(Statement.Assign assignment)
    {
        var value = _expressions.Evaluate(assignment.Value);
        if (assignment.Compound is { } compound)
        {
            var before = _expressions.Evaluate(new Expression.Variable(assignment.At, assignment.Name));
            value = Arithmetic.Apply(_context, compound, assignment.At, before, value);
        }
        Set(assignment.At, assignment.Name, value);
    }

    private void Set(TextRange at, string name, object? value)
    {
        if (_scope.InObject) throw _context.WrongValue(at, "with 里不能赋值：对象不可改变", "nothing can be assigned within 'with': objects do not change");
        _scope.Set(name, value);
    }

    private Flow With(Statement.With with)
    {
        var value = _expressions.Evaluate(with.Target);
        if (value is not TemplateObject target)
            throw _context.WrongValue(with.Target.At, $"with 要对象，现在是{Values.DescribeZh(value)}", $"'with' takes an object, not {Values.DescribeEn(value)}");
        var arguments = _scope.Arguments;
        _scope.Arguments = null;
        _scope.EnterObject(target);
        var flow = Run(with.Body);
        _scope.LeaveObject();
        _scope.Arguments = arguments;
        return flow;
    }

    private string Capture(Action run)
    {
        var outer = _output;
        _output = new OutputText(_context);
        run();
        var captured = _output.ToString();
        _output = outer;
        return captured;
    }

    private string IncludeAsText(Expression.Include include) => Capture(() => Include(include));

    private void Include(Expression.Include include)
    {
        var positional = _expressions.EvaluateAll(include.Arguments);
        var named = new TemplateObject();
        foreach (var argument in include.Named) named.Set(argument.Name, _expressions.Evaluate(argument.Value));
        _context.Place = include.At;
        var name = ValueText.Of(_context, positional[0]) ?? "";
        positional[0] = name;
        var found = TemplateName.Resolve(_context.Template.Name, name) is { } full ? _find(full) : null;
        if (found is null) throw new RenderStop(DiagnosticCatalog.UnknownInclude(_context.Span(include.Arguments[0].At), name, []));
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw _context.Limit("include 嵌套太深", "includes nest too deep");
        _context.Enter();
        var (template, arguments) = (_context.Template, _scope.Arguments);
        (_context.Template, _scope.Arguments) = (found, new IncludeArguments(positional, named));
        Run(found.Body);
        (_context.Template, _scope.Arguments) = (template, arguments);
        _context.Leave();
    }
}
