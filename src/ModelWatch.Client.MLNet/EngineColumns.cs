using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Data;

namespace ModelWatch.Client.MLNet;

/// <summary>The columns of a row class as ML.NET sees them: public fields and properties, under the names that its attributes give them; readers are compiled once.</summary>
internal static class EngineColumns
{
    /// <summary>Every column that holds a number, a truth, a text or a vector of floats or doubles, without those excluded.</summary>
    public static EngineColumn<T>[] Of<T>(IReadOnlySet<string> exclude) =>
    [
        .. from column in SchemaDefinition.Create(typeof(T))
           where !exclude.Contains(column.ColumnName)
           from member in typeof(T).GetMember(column.MemberName, MemberTypes.Property | MemberTypes.Field, BindingFlags.Public | BindingFlags.Instance)
           let read = Reader<T>(member, member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType)
           where read is not null
           select new EngineColumn<T>(column.ColumnName, read),
    ];

    private static Func<T, FeatureValue>? Reader<T>(MemberInfo member, Type type)
    {
        if (Converter(type) is not { } convert)
        {
            return null;
        }

        var row = Expression.Parameter(typeof(T));
        var value = Expression.Convert(Expression.MakeMemberAccess(row, member), convert.GetParameters()[0].ParameterType);
        return Expression.Lambda<Func<T, FeatureValue>>(Expression.Call(convert, value), row).Compile();
    }

    /// <summary>The method that makes a value of this type a value of an event; null for types that are not observed (images, keys without a number, ...).</summary>
    private static MethodInfo? Converter(Type type)
    {
        var name = Type.GetTypeCode(type) switch
        {
            TypeCode.Single => nameof(Single),
            TypeCode.Double => nameof(Number),
            TypeCode.Boolean => nameof(Truth),
            TypeCode.String => nameof(Text),
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 => nameof(Whole),
            TypeCode.UInt64 => nameof(Number),
            _ when type == typeof(ReadOnlyMemory<char>) => nameof(Characters),
            _ when type == typeof(float[]) => nameof(Floats),
            _ when type == typeof(double[]) => nameof(Doubles),
            _ when type == typeof(VBuffer<float>) => nameof(Buffer),
            _ => null,
        };
        return name is null || type.IsEnum ? null : typeof(EngineColumns).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static);
    }

    private static FeatureValue Single(float value) => value;

    private static FeatureValue Number(double value) => value;

    private static FeatureValue Whole(long value) => value;

    private static FeatureValue Truth(bool value) => value;

    private static FeatureValue Text(string? value) => value;

    private static FeatureValue Characters(ReadOnlyMemory<char> value) => value.ToString();

    private static FeatureValue Doubles(double[]? value) => value;

    private static FeatureValue Floats(float[]? value) => value is null ? FeatureValue.Null : Array.ConvertAll(value, item => (double)item);

    private static FeatureValue Buffer(VBuffer<float> value) => Floats([.. value.DenseValues()]);
}
