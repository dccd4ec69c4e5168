namespace DigitalTwin.Generators;

/// <summary>Writes the statements that walk one value.</summary>
internal sealed class WalkWriter(Compilation compilation, List<Finding> findings)
{
    public const string Constraint = "where TVisitor : global::DigitalTwin.Core.State.IStateVisitor, allows ref struct";
    private const string StateWalks = "DigitalTwin.Core.State.StateWalksAttribute";

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly StringBuilder _text = new();
    private int _locals;
    private string _indent = "";

    public string Text => _text.ToString();

    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(Full);

    public static string NameOfPlain(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full);

    public string Local() => $"part{++_locals}";

    public void Line(string line) => _text.Append(_indent).Append(line).Append('\n');

    public void Open()
    {
        Line("{");
        _indent += "    ";
    }

    public void Close()
    {
        _indent = _indent.Substring(4);
        Line("}");
    }

    /// <summary>Walks what can be assigned: a field, a local.</summary>
    /// <param name="field">Name for people.</param>
    /// <param name="member">What a finding is about.</param>
    public void Walk(string place, ITypeSymbol type, string field, ISymbol member)
    {
        string name = $"\"{field}\"";
        if (OwnWalk(type) is string walk)
            Line($"{walk}(ref visitor, {name}, ref {place});");
        else if (type is { SpecialType: SpecialType.System_String, NullableAnnotation: NullableAnnotation.Annotated })
            findings.Add(Finding.At(Findings.UnknownType, member, member.Name, NameOf(type)));
        else if (type.SpecialType == SpecialType.System_String)
            WalkText(place, name);
        else if (IsScalar(type))
            Line($"visitor.Visit({name}, ref {place});");
        else if (type.TypeKind == TypeKind.Enum)
            WalkEnum(place, type, name);
        else if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } optional)
            WalkOptional(place, optional.TypeArguments[0], field, member);
        else if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
            WalkOptionalObject(place, type, name, member);
        else if (StateType.IsValue(type))
            Line($"{place} = {NameOf(type)}.Walk(ref visitor, {place});");
        else if (StateType.IsVisited(type))
            Line($"{place}.VisitState(ref visitor);");
        else
            WalkMany(place, type, name, member);
    }

    /// <summary>Walks what cannot be assigned, but holds what can change.</summary>
    /// <param name="field">Name for people.</param>
    /// <param name="member">What a finding is about.</param>
    public void WalkInside(string place, ITypeSymbol type, string field, ISymbol member)
    {
        string name = $"\"{field}\"";
        string question = type.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "";
        if (type.IsReferenceType && StateType.IsVisited(type))
            Line($"{place}{question}.VisitState(ref visitor);");
        else if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double or SpecialType.System_Int32 })
            Line($"visitor.Visit({name}, {place});");
        else if (type is IArrayTypeSymbol array && IsScalar(array.ElementType))
            Line($"for (int i = 0; i < {place}.Length; i++) visitor.Visit({name}, ref {place}[i]);");
        else if (type is IArrayTypeSymbol objects && StateType.IsVisited(objects.ElementType) && objects.ElementType.IsReferenceType)
            WalkEach(place, objects.ElementType);
        else if (IsList(type, out ITypeSymbol element) && StateType.IsVisited(element) && element.IsReferenceType)
            WalkEach(place, element);
        else if (IsList(type, out element) && StateType.IsVisited(element))
            Line($"visitor.VisitList({name}, {place});");
        else
            findings.Add(Finding.At(IsScalar(type) ? Findings.NotSettable : Findings.UnknownType, member, member.Name, NameOf(type)));
    }

    private void WalkEach(string place, ITypeSymbol element)
    {
        string item = Local(), question = element.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "";
        Line($"foreach ({NameOf(element)} {item} in {place}) {item}{question}.VisitState(ref visitor);");
    }

    private void WalkText(string place, string name)
    {
        Line($"{place} ??= \"\";");
        Line($"visitor.Visit({name}, ref {place});");
    }

    private void WalkEnum(string place, ITypeSymbol type, string name)
    {
        string number = Local();
        Line($"int {number} = (int){place};");
        Line($"visitor.Visit({name}, ref {number});");
        Line($"{place} = ({NameOf(type)}){number};");
    }

    /// <summary>Whether it is there, then the part.</summary>
    private void WalkOptional(string place, ITypeSymbol type, string field, ISymbol member)
    {
        string there = Local(), part = Local();
        Line($"bool {there} = {place} is not null;");
        Line($"visitor.Visit(\"{field}\", ref {there});");
        Line($"{NameOf(type)} {part} = {place}.GetValueOrDefault();");
        Line($"if ({there})");
        Open();
        Walk(part, type, field, member);
        Close();
        Line($"{place} = {there} ? {part} : null;");
    }

    private void WalkOptionalObject(string place, ITypeSymbol type, string name, ISymbol member)
    {
        string there = Local(), plain = NameOfPlain(type);
        Line($"bool {there} = {place} is not null;");
        Line($"visitor.Visit({name}, ref {there});");
        if (StateType.IsValue(type))
        {
            Line($"{place} = {there} ? {plain}.Walk(ref visitor, {place}) : null;");
            return;
        }

        if (!StateType.IsVisited(type))
            findings.Add(Finding.At(Findings.UnknownType, member, member.Name, NameOf(type)));
        Line($"{place} = !{there} ? null : visitor.Reads ? new {plain}() : {place};");
        Line($"{place}?.VisitState(ref visitor);");
    }

    private void WalkMany(string place, ITypeSymbol type, string name, ISymbol member)
    {
        if (IsOf(type, "System.ReadOnlyMemory<T>", out ITypeSymbol element) && element.SpecialType == SpecialType.System_Byte)
        {
            Line($"visitor.VisitBytes({name}, ref {place});");
            return;
        }

        string? items = type is IArrayTypeSymbol ? place
            : IsOf(type, "System.ReadOnlyMemory<T>", out _) ? $"{place}.Span"
            : IsOf(type, "System.Collections.Immutable.ImmutableArray<T>", out _) ? $"({place}.IsDefault ? [] : {place})" : null;
        element = type is IArrayTypeSymbol array ? array.ElementType : ElementOf(type);
        if (items is null || !element.IsValueType || !StateType.IsVisited(element))
        {
            WalkInside(place, type, name.Trim('"'), member);
            return;
        }

        string list = Local();
        Line($"global::System.Collections.Generic.List<{NameOf(element)}> {list} = [.. {items}];");
        Line($"visitor.VisitList({name}, {list});");
        Line($"if (visitor.Reads) {place} = {(IsOf(type, "System.ReadOnlyMemory<T>", out _) ? $"{list}.ToArray()" : $"[.. {list}]")};");
    }

    private static bool IsScalar(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_Double or SpecialType.System_String;

    private static bool IsList(ITypeSymbol type, out ITypeSymbol element) =>
        IsOf(type, "System.Collections.Generic.List<T>", out element);

    private static bool IsOf(ITypeSymbol type, string generic, out ITypeSymbol element)
    {
        element = ElementOf(type);
        return type.OriginalDefinition.ToDisplayString() == generic;
    }

    private static ITypeSymbol ElementOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0] : type;

    /// <summary>The walk that a class of the assembly has for a type; null for none.</summary>
    private string? OwnWalk(ITypeSymbol type)
    {
        foreach (AttributeData named in compilation.Assembly.GetAttributes())
        {
            if (named.AttributeClass?.ToDisplayString() != StateWalks || named.ConstructorArguments[0].Value is not INamedTypeSymbol walks)
                continue;
            bool has = walks.GetMembers("Visit").OfType<IMethodSymbol>().Any(method =>
                method.Parameters.Length == 3 && SymbolEqualityComparer.IncludeNullability.Equals(method.Parameters[2].Type, type));
            if (has)
                return $"{NameOf(walks)}.Visit";
        }
        return null;
    }
}
