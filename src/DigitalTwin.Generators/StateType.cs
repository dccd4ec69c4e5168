using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DigitalTwin.Generators;

/// <summary>What the generator asks about types.</summary>
internal static class StateType
{
    public const string Attribute = "DigitalTwin.Core.State.StateAttribute";
    private const string NotStateAttribute = "DigitalTwin.Core.State.NotStateAttribute";
    private const string Interface = "DigitalTwin.Core.State.IStateful";

    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(found => found.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>Whether the generator writes the walk of a type.</summary>
    public static bool IsMarked(ITypeSymbol type) =>
        Find(type, Attribute) is not null
        || type.GetMembers().Any(member => member is IFieldSymbol or IPropertySymbol && Find(member, Attribute) is not null);

    /// <summary>Whether a value is never changed in place, so that its walk is a static method that returns another one.</summary>
    public static bool IsValue(ITypeSymbol type) =>
        IsPayloadBase(type) || (IsMarked(type) && (type.IsReadOnly || type is { IsRecord: true, IsReferenceType: true }));

    /// <summary>Whether a type has VisitState, by hand or by the generator.</summary>
    public static bool IsVisited(ITypeSymbol type) =>
        !IsValue(type) && (IsMarked(type) || type.ToDisplayString() == Interface
            || type.AllInterfaces.Any(known => known.ToDisplayString() == Interface));

    public static bool IsPayloadBase(ITypeSymbol type) => type is { IsAbstract: true, IsRecord: true, Name: "Payload" or "MemberDetail" };

    public static bool DeclaresOwn(INamedTypeSymbol type) => type.GetMembers("VisitOwnState").Any();

    /// <summary>Whether a base class walks, and asks for what is a class's own.</summary>
    public static bool IsPartOfBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? walker = type.BaseType; walker is not null; walker = walker.BaseType)
        {
            if (DeclaresOwn(walker))
                return true;
        }
        return false;
    }

    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax() is TypeDeclarationSyntax declared && declared.Modifiers.Any(word => word.ValueText == "partial"))
        && (type.ContainingType is null || IsPartial(type.ContainingType));

    /// <summary>The members that hold state, in the order of their declaration; those of a record's head first.</summary>
    public static List<StateMember> MembersOf(INamedTypeSymbol type, List<Finding> findings)
    {
        bool all = Find(type, Attribute) is not null;
        var members = new List<StateMember>();
        foreach (IParameterSymbol parameter in all ? Head(type) : [])
        {
            if (type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is IPropertySymbol property)
                members.Add(new StateMember(property, property.Type, Find(parameter, Attribute) ?? Find(property, Attribute), true));
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || members.Exists(known => SymbolEqualityComparer.Default.Equals(known.Symbol, member)))
                continue;
            AttributeData? attribute = Find(member, Attribute);
            if (TypeOf(type, member) is not ITypeSymbol held)
                continue;
            if (attribute is not null || (all && !IsNotState(type, member) && (CanChange(member, held) || IsMarkedByType(member))))
                members.Add(new StateMember(member, held, attribute, false));
            else if (CanChange(member, held) && !IsNotState(type, member) && !(type.IsRecord && member is IPropertySymbol))
                findings.Add(Finding.At(Findings.Unmarked, member, $"{type.Name}.{member.Name}"));
        }

        if (members.Where(member => !member.IsPositional).Select(member => member.Symbol.Locations[0].SourceTree).Distinct().Count() > 1)
            findings.Add(Finding.At(Findings.ManyParts, type, type.Name));
        return members;
    }

    /// <summary>Parameters of the head of a record.</summary>
    public static IEnumerable<IParameterSymbol> Head(INamedTypeSymbol type) => !type.IsRecord ? [] : type.InstanceConstructors
        .FirstOrDefault(made => made.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax))?.Parameters
        ?? (IEnumerable<IParameterSymbol>)[];

    private static bool IsMarkedByType(ISymbol member) => member is IPropertySymbol { SetMethod: not null };

    /// <summary>Type of what a member holds; null for what holds nothing: methods, computed properties.</summary>
    private static ITypeSymbol? TypeOf(INamedTypeSymbol type, ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsImplicitlyDeclared: false } property when Backing(type, property) is not null => property.Type,
        IPropertySymbol property when Find(property, Attribute) is not null => property.Type,
        _ => null,
    };

    private static IFieldSymbol? Backing(INamedTypeSymbol type, IPropertySymbol property) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsNotState(INamedTypeSymbol type, ISymbol member) =>
        Find(member, NotStateAttribute) is not null
        || (member is IPropertySymbol property
            && Backing(type, property) is IFieldSymbol field && Find(field, NotStateAttribute) is not null);

    /// <summary>Whether a member can be another, or hold another content, after a call.</summary>
    private static bool CanChange(ISymbol member, ITypeSymbol held) =>
        member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } }
        || held is IArrayTypeSymbol
        || held.OriginalDefinition.ToDisplayString() == "System.Collections.Generic.List<T>"
        || (held.IsReferenceType && IsVisited(held));
}
