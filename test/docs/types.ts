import assert from 'node:assert/strict';
import ts from 'typescript';

/** The fields of a type by their names, those of objects as `object.field`; undefined where any are allowed. */
export type Fields = ReadonlySet<string> | undefined;

/** An interface as the compiler understands it. */
export interface ReadInterface {
  readonly fields: Fields;
  /** The fields of each field's type. */
  readonly inner: ReadonlyMap<string, Fields>;
}

const programs = new Map<string, ts.Program>();

/** Reading the browser's types takes a second: once for each file. */
function programOf(file: string): ts.Program {
  const program =
    programs.get(file) ??
    ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      noEmit: true,
      types: [],
    });
  programs.set(file, program);
  return program;
}

export function readInterface(file: string, name: string): ReadInterface {
  const program = programOf(file);
  const checker = program.getTypeChecker();
  const declaration = program
    .getSourceFile(file)
    ?.statements.find(
      (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    );
  assert(declaration, `${file} has no interface ${name}.`);
  const type = checker.getTypeAtLocation(declaration);
  return {
    fields: fieldsOf(type),
    inner: new Map(
      type.getProperties().map((field) => [field.name, fieldsOf(checker.getTypeOfSymbol(field))]),
    ),
  };

  function fieldsOf(of: ts.Type): Fields {
    return checker.getIndexInfosOfType(of).length > 0 ? undefined : new Set(namesOf(of));
  }

  function namesOf(of: ts.Type): string[] {
    return of.getProperties().flatMap((field) => {
      const inner = checker.getTypeOfSymbol(field);
      // A shape that is written down in its place, not a type with a name of its own.
      const isShape = inner.getSymbol()?.name === '__type' && !inner.getCallSignatures().length;
      return isShape
        ? [field.name, ...namesOf(inner).map((inside) => `${field.name}.${inside}`)]
        : [field.name];
    });
  }
}
