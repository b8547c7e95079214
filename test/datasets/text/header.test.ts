import { describe, expect, it } from 'vitest';
import { headerOf } from '../../../datasets/tables/text/form/header.ts';

const table = (text: string) => text.split('\n').map((line) => line.split(','));
const header = (text: string, comment: readonly string[] = []) => headerOf(table(text), comment);

describe('the first row names the columns where it holds', () => {
  it.each([
    ['words above numbers', 'a,b,label\n1,2,0\n3,4,1'],
    ['words that do not come again below', 'colour,shape,class\nred,round,a\nblue,flat,b\nred,flat,a'],
    ['one row alone, of words', 'a,b,label'],
    [
      'numbers from 0 on and a word above numbers, as pandas writes arrays',
      '0,1,2,3,label\n121,131,193,243,0\n8,36,210,242,1',
    ],
    ['numbers from 0 on and a word above words', '0,1,2,label\n12,13,19,cat\n8,36,21,dog\n8,31,21,cat\n3,3,1,dog'],
    ['a nameless column that counts the rows, and numbers', ',0,1,2\n0,0.5,0.25,7\n1,0.75,0.1,6\n2,0.1,0.2,5'],
    ['years', 'country,1990,1991,1992,1993\nChad,5.5,6.1,2.2,3\nPeru,1,0.5,7,2\nOman,9,8,9,1'],
    [
      'years without a word, above other rows',
      '1990,1991,1992,1993\n5.5,6.1,2.2,3.5\n1.5,0.5,7.5,2.5\n9.5,8.5,9.5,1.5',
    ],
    [
      'wavelengths that fall',
      '4000,3998,3996,3994,type\n0.1,0.2,0.1,0.3,x\n0.2,0.1,0.4,0.2,y\n0.1,0.3,0.1,0.1,x\n0.2,0.1,0.2,0.1,y',
    ],
    ['numbers from 0 on above fractions, all columns of numbers', '0,1,2\n0.5,0.25,1\n0.75,0.5,0\n0.1,0.2,1'],
    ['numbers in another order, and label', '2,0,1,label\n12,13,19,0\n8,36,21,1\n8,31,21,0'],
    ['a number among words', 'id,age,2020,label\n1,30,5,a\n2,40,6,b\n3,50,7,a'],
    ['NA, which is also what sodium is called', 'RI,Na,Mg\n1.5,13.6,4.4\n1.6,13.8,3.6'],
    ['words above nothing but gaps in the sample', 'a,b,label\n,1,x\n,2,y\n,3,x'],
  ])('%s', (_, text) => {
    expect(header(text)).toMatchObject({ isRow: true, names: table(text)[0], unnamed: false });
  });

  it('says so where the row could be data', () => {
    expect(header('0,1,label\n5,6,0\n7,1,1').notes).toEqual([
      'the first row is taken for the names of the columns, not for data',
    ]);
    expect(header('a,b,label\n5,6,0\n7,1,1').notes).toEqual([]);
  });
});

describe('the first row is data where', () => {
  it.each([
    ['all rows are numbers', '1,14.23,1.71,2.43\n1,13.2,1.78,2.14\n2,12.37,0.94,1.36'],
    [
      'its class comes again',
      '5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n7.0,3.2,4.7,1.4,Iris-versicolor',
    ],
    ['its words come again, always the same together', 'p,x\ne,y\np,x\ne,y'],
    ['its only word comes again', 'x\ny\nx\ny'],
    ['its words come again', 'p,x,s,n\ne,x,s,y\ne,b,s,w\np,x,y,w'],
    [
      'its class is the only one of it, and the rows fall alike',
      '5.1,3.5,1.4,0.2,a\n4.9,3.0,1.4,0.2,b\n7.0,3.2,4.7,1.4,b\n6.4,3.2,4.5,1.5,c\n5.9,3.0,5.1,1.8,c',
    ],
    ['rows of numbers that rise have names', '1,2,3,Alice\n4,5,6,Bob\n7,8,9,Cid'],
    ['a word stands among numbers by mistake', '1,six,0\n2,3,1\n3,5,0\n4,4,1'],
    ['a row alone has numbers', '1,2,3'],
    ['rows count up', '0,1,2,3\n1,2,3,4\n2,3,4,5\n3,4,5,6'],
    ['few whole numbers rise', '0,1,2\n5,3,1\n3,5,0'],
  ])('%s', (_, text) => {
    const [first = []] = table(text);
    const names = first.map((_cell, column) => String(column + 1));
    expect(header(text)).toMatchObject({ isRow: false, unnamed: true, names });
  });
});

describe('a header', () => {
  it('of scikit-learn counts rows and features and names classes', () => {
    const iris = header('4,4,setosa,versicolor\n5.1,3.5,1.4,0.2,0\n7.0,3.2,4.7,1.4,1');
    expect(iris).toMatchObject({
      isRow: true,
      names: ['1', '2', '3', '4', 'target'],
      classNames: ['setosa', 'versicolor'],
    });
    // As many cells as the rows have, by chance: five names of classes and 4 features.
    const three = header('150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n7.0,3.2,4.7,1.4,2');
    expect(three.classNames).toEqual(['setosa', 'versicolor', 'virginica']);
    const wine = header('3,2,class_0,class_1,class_2\n14.2,1.7,0\n13.2,1.8,1\n13,2,2');
    expect(wine.names).toEqual(['1', '2', 'target']);
  });

  it('may end with a separator that the rows do not have', () => {
    expect(header('id,radius,\n1,17.9\n2,20.5').names).toEqual(['id', 'radius']);
    // A value below it makes a column of the nameless cell.
    expect(header('id,radius,\n1,17.9,3\n2,20.5,4').names).toEqual(['id', 'radius', '']);
  });

  it('lacks a name above the names of rows, as R writes it', () => {
    expect(header('mpg,cyl\nMazda,21,6\nDatsun,22.8,4').names).toEqual(['', 'mpg', 'cyl']);
  });

  it('may be the comment above the first row, as NumPy writes it', () => {
    expect(header('1,2,0\n3,4,1', ['a', 'b', 'label'])).toMatchObject({
      isRow: false,
      unnamed: false,
      names: ['a', 'b', 'label'],
    });
    expect(header('1,2,0\n3,4,1', ['made', 'by hand']).unnamed).toBe(true);
  });
});
